// What happens in the account's market, as it happens: one stream of events for all who listen on this page, open while
// somebody looks at it. Beside it a page must not depend on it: what was missed is read when the reader comes back.
import { useEffect, useRef } from 'react';

export interface MarketEvent {
  source: string;
  'detail-type': string;
  detail: Record<string, unknown>;
}

type Listener = (event: MarketEvent | undefined) => void;
const listeners = new Set<Listener>();
let stream: EventSource | undefined;

function tell(event: MarketEvent | undefined): void {
  for (const listener of listeners) listener(event);
}

/** Opens or closes the stream as it is wanted now: a browser has few connections, and other tabs need theirs. */
function adjust(): void {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && !stream) {
    stream = new EventSource('/events');
    stream.onmessage = ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as MarketEvent);
  } else if (!wanted && stream) {
    stream.close();
    stream = undefined;
  }
}

document.addEventListener('visibilitychange', () => {
  adjust();
  if (stream) tell(undefined);
});

/** Calls when one of the sources has an event; and when the reader comes back, for what was missed. */
export function useEvents(sources: string[], act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  const key = sources.join();
  useEffect(() => {
    const wanted = key.split(',');
    const listener: Listener = (event) => {
      if (!event || wanted.includes(event.source)) latest.current();
    };
    listeners.add(listener);
    adjust();
    return () => {
      listeners.delete(listener);
      adjust();
    };
  }, [key]);
}

export const catalogEvents = 'aws.marketplacecatalog';
