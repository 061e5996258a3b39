import { useEffect } from 'react';
import { go } from '../state/route';

/** '/' goes to the search box, '?' opens the help. Neither fires while something is typed, nor under a dialog. */
export function useHotkeys(openHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      if (event.key === '/') {
        event.preventDefault();
        focusSearch();
      } else if (event.key === '?') {
        event.preventDefault();
        openHelp();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [openHelp]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select, [contenteditable="true"]') !== null;
}

function focusSearch(): void {
  const box = () => document.querySelector<HTMLInputElement>('[data-view="search"] input[type="search"]');
  if (!box()) go({ view: 'search' });
  requestAnimationFrame(() => {
    box()?.focus();
    box()?.select();
  });
}
