// A choice of the reader's that this browser keeps: columns, sizes of pages. Where nothing can be kept it lasts as long
// as the page.
import { useCallback, useState } from 'react';

function read<T extends object>(place: string, first: T): T {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<T>) };
  } catch {
    return first;
  }
}

export function useKept<T extends object>(name: string, first: T): [T, (value: T) => void] {
  const place = `souk.${name}`;
  const [value, setValue] = useState(() => read(place, first));
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(place, JSON.stringify(next));
      } catch {
        // there is no room, or none is allowed
      }
    },
    [place],
  );
  return [value, keep];
}
