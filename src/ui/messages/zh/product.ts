import type { product as english } from '../en/product';

export const product: typeof english = {
};
