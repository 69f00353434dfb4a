// A value once nobody has changed it for a moment: for what is costly to draw and need not follow every key.
import { useEffect, useState } from 'react';

const pause = 300; // milliseconds

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
