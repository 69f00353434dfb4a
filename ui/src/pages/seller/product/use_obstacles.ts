// Why an act on a product is not possible now, in the reader's words: a request is under way, a permission is missing, or
// the market's rules are against it.
import { useEffect, useRef } from 'react';
import { useOperation } from '#/api/use_operation';
import type { ProductAct } from '#/generated/api/souk';
import { useText } from '#/language';
import { useStanding, useWhyNot } from './standing';

/** What begins with a draft may be prepared while another request is on its way. */
export type WhyNot = (act: ProductAct['Act'], begins?: 'at once' | 'with a draft') => string | undefined;

const needed = ['aws-marketplace:StartChangeSet'];

/** Asks anew whenever `turn` is another: what has changed about the product. */
export function useObstacles(id: string, working: boolean, turn: string) {
  const { t } = useText();
  const session = useOperation('souk', 'GetSession', { Actions: needed });
  const { data: standing, reload } = useStanding(id);
  const ruled = useWhyNot(standing);
  const asked = useRef(turn);
  useEffect(() => {
    if (asked.current === turn) return;
    asked.current = turn;
    reload();
  }, [reload, turn]);
  const missing = session.data && needed.filter((each) => !session.data!.Session.AllowedActions?.includes(each));
  const whyNot: WhyNot = (act, begins) => {
    if (working) return t('product.working');
    if (missing?.length) return t('obstacle.permission', { action: missing.join(', ') });
    return ruled(act, begins);
  };
  return { standing, whyNot };
}
