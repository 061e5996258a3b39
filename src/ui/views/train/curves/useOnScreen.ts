import { useEffect, useRef, useState } from 'react';

/** Whether an element is on the screen or nearly so; what is off it need not be drawn. */
export function useOnScreen<Shown extends Element>() {
  const ref = useRef<Shown>(null);
  const [onScreen, setOnScreen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (!ref.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? true), { rootMargin: '200px' });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, onScreen };
}
