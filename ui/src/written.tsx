// The page as the server wrote it, shown until the portal's own is there: nobody looks at a blank page meanwhile.
import { useCallback } from 'react';
import { Skeleton } from '#/parts/skeleton';

const nodes: Node[] = [];

/** Takes what the server wrote out of the document, before React clears its place. */
export function keepWritten(root: HTMLElement): void {
  const main = root.querySelector('main.written');
  if (main) nodes.push(...main.childNodes);
}

/** Whether there is something to show before the portal's texts are there. */
export const isWritten = () => nodes.length > 0 && window.location.pathname === address;

/** Whether the address is still the one that was written for. */
const address = window.location.pathname;

export function Written() {
  const place = useCallback((element: HTMLDivElement | null) => element?.replaceChildren(...nodes), []);
  if (!nodes.length || window.location.pathname !== address) return <Skeleton />;
  return <div className="written" aria-busy="true" ref={place} />;
}
