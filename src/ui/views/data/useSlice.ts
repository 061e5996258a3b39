import { go, useRoute } from '../../state/route';

export const sheetId = 'contact-sheet';

/** The slice that the contact sheet shows: in the route, so that a link and the back button bring it again. */
export function useSlice(): { slice: string; choose(id: string): void; show(id: string): void } {
  const slice = useRoute().slice ?? 'all';
  const choose = (id: string) => go({ slice: id === 'all' ? null : id });
  const show = (id: string) => {
    choose(id);
    const sheet = document.getElementById(sheetId);
    sheet?.scrollIntoView({ block: 'start' });
    sheet?.querySelector('select')?.focus({ preventScroll: true });
  };
  return { slice, choose, show };
}
