/** What the page asks of the service worker. */
export type ToServiceWorker = { kind: 'keepRest'; lean: boolean } | { kind: 'takeOver' };

/** What it hears. */
export type FromServiceWorker = { kind: 'kept'; done: number; total: number };
