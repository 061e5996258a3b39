import '@mantine/core/styles.css';
import '@fontsource-variable/inter';
import './ui/styles/page.css';
import './ui/styles/controls.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './ui/App';
import { theme } from './ui/styles/theme';

const root = document.getElementById('root');
if (!root) throw new Error("index.html must hold an element with id 'root'.");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <App />
    </MantineProvider>
  </StrictMode>,
);
