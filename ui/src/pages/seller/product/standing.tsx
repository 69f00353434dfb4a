// What a seller may do with a product now: acts that are not possible are greyed out, and say why in one sentence.
import Alert from '@cloudscape-design/components/alert';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import { useEffect } from 'react';
import { catalogEvents, useEvents } from '#/api/events';
import { useOperation } from '#/api/use_operation';
import type { DescribeProductStandingResponse, Obstacle, ProductAct } from '#/generated/api/souk';
import { useText } from '#/language';
import { act as operation, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { wordReason } from '#/parts/problem';
import { prepareRefusals } from '#/refusals';

const again = 3000; // until an open request is looked at anew

export function useStanding(id: string) {
  const loaded = useOperation('souk', 'DescribeProductStanding', { ProductId: id });
  const { data, reload } = loaded;
  useEvents([catalogEvents, 'souk.publishing'], reload);
  useEffect(() => void prepareRefusals(), []);
  useEffect(() => {
    if (!data?.HeldBy) return;
    const timer = setTimeout(reload, again);
    return () => clearTimeout(timer);
  }, [data, reload]);
  return loaded;
}

/** Why the act is not possible, in the reader's language; undefined where it is, or where nothing is known yet. What begins
 * with a draft may be prepared while another request is on its way. */
export function useWhyNot(of: DescribeProductStandingResponse | undefined) {
  const text = useText();
  const { t, has, date } = text;
  return (name: ProductAct['Act'], begins: 'at once' | 'with a draft' = 'at once'): string | undefined => {
    const obstacles = of?.Acts.find(({ Act }) => Act === name)?.Obstacles ?? [];
    const obstacle: Obstacle | undefined = obstacles.find(({ Code }) => begins === 'at once' || Code !== 'RESOURCE_IN_USE');
    if (!of || !obstacle) return undefined;
    if (obstacle.Code === 'INVALID_TARGET_VISIBILITY' && of.DeclaredPrivate) return t('standing.private');
    if (obstacle.Until) return t('standing.until', { date: date(obstacle.Until) });
    const status = `status.${of.Visibility}`;
    const key = `standing.${obstacle.Code}`;
    return has(key) ? t(key, { status: has(status) ? t(status) : of.Visibility }) : wordReason(text, { code: obstacle.Code, where: '', message: obstacle.Message });
  };
}

/** A button of an act; greyed out with the reason where the act is not possible. */
export function ActButton({ whyNot, disabled, ...button }: ButtonProps & { whyNot: string | undefined }) {
  return <Button {...button} disabled={disabled || whyNot !== undefined} disabledReason={disabled ? undefined : whyNot} />;
}

/** The open request that holds the product, and until when prices stay as they are. */
export function StandingNotes({ id, of }: { id: string; of: DescribeProductStandingResponse | undefined }) {
  const { t, date } = useText();
  if (!of?.HeldBy && !of?.PricesLockedUntil) return null;
  const copy = <CopyAs of={() => operation('souk', 'DescribeProductStanding', { ProductId: id })} />;
  return (
    <>
      {of.HeldBy && (
        <Alert header={t('standing.held')} action={copy}>
          {of.HeldBy.ReviewDueAt ? t('standing.held.review', { date: date(of.HeldBy.ReviewDueAt) }) : t('standing.held.text')}{' '}
          <AppLink to={`/seller/requests/${of.HeldBy.ChangeSetId}`}>{t('product.to_request')}</AppLink>
        </Alert>
      )}
      {of.PricesLockedUntil && (
        <Alert header={t('standing.locked')} action={of.HeldBy ? undefined : copy}>
          {t('standing.until', { date: date(of.PricesLockedUntil) })}
        </Alert>
      )}
    </>
  );
}
