import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { ActionMenu } from '../controls/ActionMenu';
import { chooseLanguage, useLanguage } from '../messages/language';

const schemes: MantineColorScheme[] = ['light', 'dark', 'auto'];

/** Colors and language, each following the system unless chosen, and the help. */
export function Preferences({ onHelp }: { onHelp(): void }) {
  const { chosen, messages } = useLanguage();
  const { preferences, help } = messages.shell;
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <div className="preferences">
      <ActionMenu name={preferences.colors} actions={schemes.map((scheme) => (
        { label: preferences.schemes[scheme], checked: scheme === colorScheme, act: () => setColorScheme(scheme) }
      ))}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" /><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" /></svg>
      </ActionMenu>
      <ActionMenu name={preferences.language} actions={[
        { label: 'English', checked: chosen === 'en', act: () => chooseLanguage('en') },
        { label: '中文', checked: chosen === 'zh', act: () => chooseLanguage('zh') },
        { label: preferences.systemLanguage, checked: chosen === 'system', act: () => chooseLanguage('system') },
      ]}>
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true"><circle cx="8" cy="8" r="6.3" /><path d="M1.7 8h12.6M8 1.7c2.2 2 3 4 3 6.3s-.8 4.300-3 6.300c-2.200-2-3-4-3-6.300s.8-4.300 3-6.300z" /></svg>
      </ActionMenu>
      <button type="button" aria-label={help.title} title={help.title} onClick={onHelp}>?</button>
    </div>
  );
}
