// The page's language: the system's, unless the reader chose one. English is in the page, Chinese is fetched when asked for.
import { create } from 'zustand';
import { english, type Messages } from './english';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];
const key = 'make-playground-language';

interface LanguageState {
  /** 'system' follows the browser. */
  chosen: Language | 'system';
  language: Language;
  messages: Messages;
}

export const useLanguage = create<LanguageState>(() => ({ chosen: remembered(), language: 'en', messages: english }));

export function useMessages(): Messages {
  return useLanguage(({ messages }) => messages);
}

export async function chooseLanguage(chosen: Language | 'system'): Promise<void> {
  try {
    if (chosen === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, chosen);
  } catch { /* private windows may refuse: the choice then lasts as long as the tab */ }
  const language = chosen === 'system' ? systemLanguage() : chosen;
  const messages = language === 'zh' ? (await import('./chinese')).chinese : english;
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  useLanguage.setState({ chosen, language, messages });
}

function remembered(): Language | 'system' {
  try {
    return languages.find((name) => name === localStorage.getItem(key)) ?? 'system';
  } catch {
    return 'system';
  }
}

function systemLanguage(): Language {
  return navigator.languages.some((name) => name.startsWith('zh')) && !navigator.languages[0]?.startsWith('en') ? 'zh' : 'en';
}
