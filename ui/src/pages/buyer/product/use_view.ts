// A product's page that was opened is counted for its seller: once for as long as this tab is open, and not while an operator
// looks at somebody's account.
import { useEffect } from 'react';
import { call } from '#/api/call';
import { useSession } from '#/session';

/** Whether the tab opens it for the first time, which it remembers; always so where nothing can be kept. */
function isFirstLook(product: string): boolean {
  const place = `souk.viewed.${product}`;
  try {
    if (sessionStorage.getItem(place)) return false;
    sessionStorage.setItem(place, '1');
  } catch {
    // there is no room, or none is allowed
  }
  return true;
}

/** Of nothing while it is not known whether there is such a product. */
export function useView(product: string | undefined) {
  const { session } = useSession();
  const counted = session !== undefined && !session?.ViewedBy;
  useEffect(() => {
    if (!product || !counted || !isFirstLook(product)) return;
    call('souk', 'RecordProductView', { ProductId: product }).catch(() => undefined); // the page does without it
  }, [product, counted]);
}
