// What can be done with the chosen product, and why some of it cannot be now.
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { useFlash } from '#/shell/flash';
import { DeleteDraft } from '../product/delete_draft';
import { Unpublish } from '../product/unpublish';
import { useBegin } from '../product/use_begin';
import type { Row } from './use_rows';

type Asked = 'unpublish' | 'delete';

export function Acts({ of, onChanged }: { of: Row | undefined; onChanged: () => void }) {
  const { t } = useText();
  const go = useGo();
  const flash = useFlash();
  const drafts = useBegin();
  const [asked, setAsked] = useState<Asked>();
  const draft = of?.visibility === 'Draft' ? t('obstacle.draft') : undefined;
  const released = of && of.visibility !== 'Draft' ? t('obstacle.released') : undefined;
  const gone = of?.visibility === 'Restricted' ? t('obstacle.unpublished') : undefined;
  const live = of?.visibility === 'Public' ? t('sign_off.live_already') : undefined;
  const item = (id: string, text: string, reason?: string): ButtonDropdownProps.Item => ({ id, text, disabled: reason !== undefined, ...(reason && { disabledReason: reason }) });
  const begin = (id: string) => {
    if (!of) return;
    if (id === 'edit' && of.document) drafts.edit(of.id, of.document);
    else if (id === 'version' && of.document) drafts.nextVersion(of.id, of.document);
    else if (id === 'duplicate' && of.document) drafts.copy(of.id, of.document);
    else if (id === 'sign_off') go(`/seller/listings/${of.id}/sign-off`);
    else if (id === 'unpublish' || id === 'delete') setAsked(id);
  };
  const end = () => {
    setAsked(undefined);
    onChanged();
  };
  return (
    <>
      <ButtonDropdown
        disabled={!of}
        loading={drafts.beginning}
        onItemClick={({ detail }) => begin(detail.id)}
        items={[
          item('edit', t('product.edit')),
          item('version', t('versions.add'), draft ?? gone),
          item('duplicate', t('listings.duplicate')),
          item('sign_off', t(of?.visibility === 'Restricted' ? 'product.republish' : 'product.sign_off'), draft ?? live),
          item('unpublish', t('product.unpublish'), draft ?? gone),
          item('delete', t('product.delete'), released),
        ]}
      >
        {t('table.acts')}
      </ButtonDropdown>
      <Problem error={drafts.error} />
      {of && asked === 'delete' && <DeleteDraft id={of.id} title={of.title} onDeleted={end} onClose={() => setAsked(undefined)} />}
      {of && asked === 'unpublish' && (
        <Unpublish
          id={of.id}
          title={of.title}
          onStarted={(request) => {
            end();
            flash.show({ type: 'info', content: t('product.working') });
            go(`/seller/requests/${request}`);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
