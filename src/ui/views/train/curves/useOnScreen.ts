import { useEffect, useRef, useState } from 'react';

/** Whether an element is on the screen or nearly so; what is off it need not be drawn, unless it is printed. */
export function useOnScreen<Shown extends Element>() {
  const ref = useRef<Shown>(null);
  const [onScreen, setOnScreen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (!ref.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? true), { rootMargin: '200px' });
    observer.observe(ref.current);
    const draw = () => setOnScreen(true);
    window.addEventListener('beforeprint', draw);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', draw);
    };
  }, []);
  return { ref, onScreen };
}
