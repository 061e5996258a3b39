// The page's side of the service worker: registers it once something has been answered, follows how much is kept, takes new versions.
import { create } from 'zustand';
import { useLabStore } from '../state/labStore';
import type { FromServiceWorker, ToServiceWorker } from './messages';

interface OfflineCopy {
  /** Browsers keep pages for offline use over https and on localhost only. */
  supported: boolean;
  /** Files kept, of all that the page can need. */
  done: number;
  total: number;
  /** A newer page is stored and waits for a reload. */
  newVersion: boolean;
}

export const useOfflineCopy = create<OfflineCopy>(() => ({ supported: 'serviceWorker' in navigator, done: 0, total: 0, newVersion: false }));

let waiting: ServiceWorker | null = null;

/** Waits for the first answer, so that keeping files never delays it. */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const unsubscribe = useLabStore.subscribe(({ phase }) => {
    if (phase !== 'ready') return;
    unsubscribe();
    setTimeout(() => void register().catch((cause: unknown) => {
      useOfflineCopy.setState({ supported: false });
      console.warn('No copy for offline use is kept:', cause);
    }), 1000);
  });
}

/** Lets the stored version take over; the page reloads when it has. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  post(waiting, { kind: 'takeOver' });
}

async function register(): Promise<void> {
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<FromServiceWorker>) => {
    if (data.kind === 'kept') useOfflineCopy.setState({ done: data.done, total: data.total });
  });
  const registration = await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI));
  const notice = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    useOfflineCopy.setState({ newVersion: true });
  };
  notice();
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => next.state === 'installed' && notice());
  });
  post((await navigator.serviceWorker.ready).active, { kind: 'keepRest', lean: savesData() });
}

function post(to: ServiceWorker | null, message: ToServiceWorker): void {
  to?.postMessage(message, {});
}

/** Readers who asked for little traffic get the shell and what they use. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
