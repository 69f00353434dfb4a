// How far a change of the catalogue is, and what became of it.
import Alert from '@cloudscape-design/components/alert';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { Reasons } from '#/parts/reasons';
import type { Change } from './use_change';

export function ChangeOutcome({ of }: { of: Change }) {
  const { t } = useText();
  return (
    <>
      <Problem error={of.error} />
      {of.working && <Alert>{t('product.working')}</Alert>}
      {of.status === 'SUCCEEDED' && <Alert type="success">{t('product.done')}</Alert>}
      {of.failures.length > 0 && (
        <Alert type="error" header={t('product.failed')} action={<AppLink to={`/seller/requests/${of.id}`}>{t('product.to_request')}</AppLink>}>
          <Reasons of={of.failures} />
        </Alert>
      )}
    </>
  );
}
