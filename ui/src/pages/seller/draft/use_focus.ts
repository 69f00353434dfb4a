// Leading to a field that may not be there yet: its section may have to be loaded first.
import { useEffect, useState } from 'react';

const pause = 50; // milliseconds between two looks
const most = 100; // looks

/** Goes to the element of this selector as soon as there is one. */
export function useFocus(): (selector: string) => void {
  const [wanted, setWanted] = useState<{ selector: string }>();
  useEffect(() => {
    if (!wanted) return;
    let tries = most;
    const timer = setInterval(() => {
      const found = document.querySelector<HTMLElement>(wanted.selector);
      if (!found && --tries > 0) return;
      clearInterval(timer);
      found?.scrollIntoView({ block: 'center' });
      const inner = found?.matches('[role=tab]') ? found : found?.querySelector<HTMLElement>('input, textarea, button');
      inner?.focus();
    }, pause);
    return () => clearInterval(timer);
  }, [wanted]);
  return (selector) => setWanted({ selector });
}
