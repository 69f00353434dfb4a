// Asks again every so often, while the page is looked at.
import { useEffect } from 'react';

export function useAgain(reload: () => void, milliseconds: number, wanted = true) {
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [reload, milliseconds, wanted]);
}
