// Keys that work on every page: Ctrl+K, ?, and "g" then a letter. Not while somebody types into a field.
import { useEffect } from 'react';
import { useGo } from '#/parts/link';

const jumps: Record<string, string> = { h: '/', a: '/account' };

function types(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function useKeys(openPalette: () => void, openHelp: () => void): void {
  const go = useGo();
  useEffect(() => {
    let jumping = false;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
      }
      if (types(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = jumping ? jumps[event.key] : undefined;
      jumping = event.key === 'g';
      if (to) go(to);
      if (event.key === '?') openHelp();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [go, openPalette, openHelp]);
}
