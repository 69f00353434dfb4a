// What can be done with a product: what cannot be done now stays in sight and says why.
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import { ActButton } from './standing';
import type { WhyNot } from './use_obstacles';

interface ActionsProps {
  id: string;
  visibility: string;
  whyNot: WhyNot;
  beginning: boolean;
  onEdit: () => void;
  onCopy: () => void;
  onUnpublish: () => void;
  onDelete: () => void;
}

interface ActProps {
  text: string;
  reason?: string | undefined;
  primary?: boolean;
  loading?: boolean;
  onClick: () => void;
}

function Act({ text, reason, primary, loading, onClick }: ActProps) {
  return (
    <ActButton variant={primary ? 'primary' : 'normal'} whyNot={reason} loading={loading ?? false} onClick={onClick}>
      {text}
    </ActButton>
  );
}

export function Actions({ id, visibility, whyNot, beginning, onEdit, onCopy, onUnpublish, onDelete }: ActionsProps) {
  const { t } = useText();
  const go = useGo();
  const at = `/seller/listings/${id}`;
  const submitted = visibility === 'Draft' ? t('obstacle.draft') : undefined;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Act text={t('report.title')} onClick={() => go(`${at}/report`)} />
      <Act text={t('versions.compare')} onClick={() => go(`${at}/compare`)} />
      <Act text={t('bench.title')} reason={submitted} onClick={() => go(`${at}/bench`)} />
      <Act text={t(visibility === 'Public' ? 'product.offered' : 'product.staged')} reason={submitted} onClick={() => go(`/products/${id}`)} />
      <Act text={t('product.edit')} reason={whyNot('UPDATE_INFORMATION', 'with a draft')} loading={beginning} onClick={onEdit} />
      <Act text={t('listings.duplicate')} loading={beginning} onClick={onCopy} />
      {visibility === 'Draft' && <Act text={t('product.delete')} reason={whyNot('DELETE')} onClick={onDelete} />}
      {visibility !== 'Draft' && (
        <Act text={t('product.unpublish')} reason={visibility === 'Restricted' ? t('obstacle.unpublished') : whyNot('UNPUBLISH')} onClick={onUnpublish} />
      )}
      {visibility !== 'Public' && (
        <Act
          primary
          text={t(visibility === 'Restricted' ? 'product.republish' : 'product.sign_off')}
          reason={submitted ?? whyNot('SIGN_OFF')}
          onClick={() => go(`${at}/sign-off`)}
        />
      )}
    </SpaceBetween>
  );
}
