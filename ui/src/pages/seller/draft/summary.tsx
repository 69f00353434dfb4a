// What stays in view above the form: which product this is, and when it was kept.
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { useSession } from '#/session';
import { ProductStatus } from '../product/status';
import type { Draft } from './draft';
import type { DraftState } from './use_draft';

export function Saved({ state }: { state: DraftState }) {
  const { t, dateTime } = useText();
  if (state.error?.code === 'Offline') return <StatusIndicator type="warning">{t('draft.kept_here')}</StatusIndicator>;
  if (state.error) return <StatusIndicator type="error">{t('draft.not_saved')}</StatusIndicator>;
  if (state.waiting) return <StatusIndicator type="in-progress">{t('draft.saving')}</StatusIndicator>;
  return state.savedAt ? <StatusIndicator>{t('draft.saved', { time: dateTime(state.savedAt) })}</StatusIndicator> : null;
}

export function Summary({ draft }: { draft: Draft }) {
  const { t } = useText();
  const session = useSession().session!;
  const visibility = { label: t('draft.visibility'), value: t(draft.Visibility === 'Private' ? 'draft.private' : 'draft.public') };
  const product = { label: t('product.id'), value: <AppLink to={`/seller/listings/${draft.ProductId}`}>{draft.ProductId}</AppLink> };
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: t('product.status'), value: <ProductStatus of={draft.Stage || 'Draft'} /> },
        draft.Mode === 'New' ? visibility : product,
        { label: t('product.type'), value: t(draft.Kind === 'Algorithm' ? 'draft.kind.algorithm' : 'draft.kind.package') },
        { label: t('product.creator'), value: session.UserName ?? session.AccountName },
      ]}
    />
  );
}
