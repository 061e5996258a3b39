// Which groups of settings are open. The browser remembers it.
import { create } from 'zustand';
import { fieldGroups, type FieldGroup } from '../../../../experiment/fields';

const key = 'make-playground-open-settings';

export const useOpenGroups = create<{ open: readonly FieldGroup[] }>(() => ({ open: remembered() }));

export function setOpen(group: FieldGroup, isOpen: boolean): void {
  keep(useOpenGroups.getState().open.filter((each) => each !== group).concat(isOpen ? [group] : []));
}

export function setAllOpen(isOpen: boolean): void {
  keep(isOpen ? fieldGroups : []);
}

function keep(open: readonly FieldGroup[]): void {
  useOpenGroups.setState({ open });
  try {
    localStorage.setItem(key, open.join(' '));
  } catch { /* private windows may refuse: it then lasts as long as the tab */ }
}

function remembered(): FieldGroup[] {
  try {
    const names = localStorage.getItem(key)?.split(' ') ?? [];
    return fieldGroups.filter((group) => names.includes(group));
  } catch {
    return [];
  }
}
