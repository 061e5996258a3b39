import type { curves as english } from '../en/curves';

export const curves: typeof english = {};
