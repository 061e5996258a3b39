import type { pins as english } from '../en/pins';

export const pins: typeof english = {};
