// Products by their names: agreements tell only ids.
import { useEffect, useState } from 'react';
import { call } from '#/api/call';

/** Id → name, as they come in; a product that is gone keeps its id. */
export function useTitles(ids: string[]): Record<string, string> {
  const [titles, setTitles] = useState<Record<string, string>>({});
  const key = [...new Set(ids)].sort().join();
  useEffect(() => {
    let gone = false;
    const load = async (productId: string) => {
      const found = await call('marketplace-discovery', 'GetProduct', { productId }).catch(() => undefined);
      if (!gone) setTitles((before) => ({ ...before, [productId]: found?.productName ?? productId }));
    };
    for (const id of key.split(',').filter(Boolean)) void load(id);
    return () => {
      gone = true;
    };
  }, [key]);
  return titles;
}
