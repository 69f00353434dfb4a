// That a product was taken off the market: since when, until when its subscribers are supported, and what takes its place.
import Alert from '@cloudscape-design/components/alert';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';

function Replacement({ id }: { id: string }) {
  const { t } = useText();
  const { data } = useOperation('marketplace-discovery', 'GetProduct', { productId: id });
  if (!data) return null;
  return (
    <div>
      {t('unpublished.replacement')} <AppLink to={`/products/${id}`}>{data.productName}</AppLink>
    </div>
  );
}

/** For subscribers, where the market tells when support ends. */
export function Unpublished({ product, supportEnds }: { product: string; supportEnds: number | undefined }) {
  const { t, date } = useText();
  const told = useOperation('souk', 'DescribeUnpublication', supportEnds === undefined ? undefined : { ProductId: product }).data;
  if (supportEnds === undefined) return null;
  const days = told?.SupportDaysLeft;
  const end = date(supportEnds);
  return (
    <Alert
      type="warning"
      header={told?.UnpublishedAt === undefined ? t('unpublished.title') : t('unpublished.since', { date: date(told.UnpublishedAt) })}
    >
      <div data-testid="support-end">
        {days === 0 ? t('unpublished.over', { date: end }) : days === undefined ? t('unpublished.until', { date: end }) : t('unpublished.left', { date: end, days })}{' '}
        {t('unpublished.text')}
      </div>
      {told?.ReplacementProductId && <Replacement id={told.ReplacementProductId} />}
    </Alert>
  );
}
