import { useRef } from 'react';

/** The value before, as long as the new one is the same. */
export function useSame<Value>(value: Value, same: (a: Value, b: Value) => boolean): Value {
  const held = useRef(value);
  if (held.current !== value && !same(held.current, value)) held.current = value;
  return held.current;
}
