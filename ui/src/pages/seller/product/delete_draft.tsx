import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { Problem } from '#/parts/problem';
import { Confirm, Consequences } from './acts';

interface DeleteDraftProps {
  id: string;
  title: string;
  onDeleted: () => void;
  onClose: () => void;
}

/** A product that was never submitted goes for good. */
export function DeleteDraft({ id, title, onDeleted, onClose }: DeleteDraftProps) {
  const { t } = useText();
  const remove = useAction('souk', 'DeleteDraftProduct');
  const input = { ProductId: id };
  return (
    <Confirm
      title={t('product.delete')}
      doIt={t('product.delete')}
      name={title}
      act={act('souk', 'DeleteDraftProduct', input)}
      ready={!remove.running}
      onClose={onClose}
      onConfirm={() => void remove.run(input).then((done) => done && onDeleted())}
    >
      <Problem error={remove.error} />
      <Consequences lines={[t('product.delete.gone'), t('product.delete.offers')]} type="warning" />
    </Confirm>
  );
}
