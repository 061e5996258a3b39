import { useEffect } from 'react';
import { chooseBackend, useBackend } from './trainWorker';

/** The backend is looked for when a view that trains is first seen, so that a start does not wait for it. */
export function useBackendOnce(): void {
  useEffect(() => {
    const { card, trying } = useBackend.getState();
    if (!card && !trying) void chooseBackend('auto');
  }, []);
}
