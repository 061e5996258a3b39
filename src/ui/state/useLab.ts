import { useEffect, useState } from 'react';
import type { Backend, LabStatus, Progress, SearchApi } from '../../lab/api';
import { startSearch } from '../../lab/client';

/** Opens the bundled run once; says what is happening until it answers. */
export function useLab(): { lab: SearchApi | null; status: LabStatus | null; progress: Progress | null; error: string | null } {
  const [lab, setLab] = useState<SearchApi | null>(null);
  const [status, setStatus] = useState<LabStatus | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let wanted = true;
    startSearch('make', askedBackend(), (step) => wanted && setProgress(step)).then(
      (opened) => {
        if (!wanted) return;
        setStatus(opened.status);
        setLab(() => opened.lab);
      },
      (cause: unknown) => wanted && setError(`The search could not start: ${cause instanceof Error ? cause.message : String(cause)} Reload the page to try again.`),
    );
    return () => { wanted = false; };
  }, []);
  return { lab, status, progress, error };
}

/** '?backend=webgpu' forces a backend; anything else leaves the choice to the lab. */
function askedBackend(): Backend | null {
  const asked = new URLSearchParams(window.location.search).get('backend');
  return asked === 'webgpu' || asked === 'wasm' || asked === 'cpu' ? asked : null;
}
