import type { experiment as english } from '../en/experiment';

export const experiment: typeof english = {};
