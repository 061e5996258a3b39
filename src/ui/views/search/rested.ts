import { useEffect, useState } from 'react';

const milliseconds = 250;

/** A value once it has not changed for a moment; the first one at once. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
