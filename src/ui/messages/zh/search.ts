import type { search as english } from '../en/search';

export const search: typeof english = {
};
