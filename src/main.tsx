import './ui/styles/mantine.css';
import '@fontsource-variable/inter';
import './ui/styles/page.css';
import './ui/styles/controls.css';
import './ui/styles/shell.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './ui/App';
import { chooseLanguage, useLanguage } from './ui/messages/language';
import { keepOffline } from './ui/offline/offlineCopy';
import { ErrorBoundary } from './ui/shell/ErrorBoundary';
import { theme } from './ui/styles/theme';

const root = document.getElementById('root');
if (!root) throw new Error("index.html must hold an element with id 'root'.");

// English is there at once; another language is fetched first, so that it is the first thing to be read.
await chooseLanguage(useLanguage.getState().chosen).catch(() => undefined);
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <ErrorBoundary place="">
        <App />
      </ErrorBoundary>
    </MantineProvider>
  </StrictMode>,
);
if (import.meta.env.PROD) keepOffline();
