// Whether the window has room for what stands beside a form.
import { useSyncExternalStore } from 'react';

const roomy = window.matchMedia('(min-width: 1201px)'); // as .beside of the style sheet

function subscribe(changed: () => void) {
  roomy.addEventListener('change', changed);
  return () => roomy.removeEventListener('change', changed);
}

export const useWide = () => useSyncExternalStore(subscribe, () => roomy.matches);
