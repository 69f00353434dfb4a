// Which licence a listing has, and a way to read it: here where it was put but not published, at its address where it was.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { GetListingFileResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { Part } from '#/listing/listing_view';
import { shownAddress } from '#/listing/shown_address';
import { Differences } from '#/parts/differences';
import { standardContract } from './change_set';
import type { Draft } from './draft';
import { textIn, useLicenceText, useListingFile } from './use_listing_file';

const standardAddress = `/assets/legal/standard-eula/${standardContract}`;

function Outward({ to, text }: { to: string; text: string }) {
  const { t } = useText();
  return (
    <Link external href={to} externalIconAriaLabel={t('link.external')}>
      {text}
    </Link>
  );
}

/** A text in the page; a PDF as a file, for a page shows none. */
function Reading({ file, name }: { file: GetListingFileResponse; name: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const text = file.ContentType === 'application/pdf' ? undefined : textIn(file.Content);
  if (text === undefined)
    return (
      <Button iconName="download" href={`data:${file.ContentType};base64,${file.Content}`} download={file.Name}>
        {t('draft.eula.download')}
      </Button>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('draft.eula.read')}</Button>
      {open && (
        <Modal visible size="large" header={name} closeAriaLabel={t('do.close')} onDismiss={() => setOpen(false)}>
          <pre className="text" tabIndex={0} dir="auto" aria-label={t('draft.eula')}>
            {text}
          </pre>
        </Modal>
      )}
    </>
  );
}

function Own({ url, name }: { url: string; name: string }) {
  const { file } = useListingFile(url);
  const kept = shownAddress(url);
  if (kept) return <Outward to={kept} text={name} />;
  return (
    <SpaceBetween size="xs">
      <Box>
        <span className="breakable">{name}</span>
      </Box>
      {file && <Reading file={file} name={name} />}
    </SpaceBetween>
  );
}

/** What is new in the words of the licence; nothing where one of the two is no text that can be read here. */
function Changes({ from, to }: { from: string; to: string }) {
  const { t } = useText();
  const before = useLicenceText(from);
  const after = useLicenceText(to);
  if (before === undefined || after === undefined) return null;
  if (before === after) return <Box color="text-body-secondary">{t('draft.eula.same')}</Box>;
  return (
    <Part title={t('draft.eula.changes')}>
      <Differences title={t('draft.eula.changes')} of={[{ Path: 'LegalTerm', Before: before, After: after }]} />
    </Part>
  );
}

export function EulaShown({ draft: { Eula, EulaUrl, EulaName, Before } }: { draft: Draft }) {
  const { t } = useText();
  const replaced = Eula === 'Custom' && Before?.Eula === 'Custom' && Before.EulaUrl !== EulaUrl ? Before.EulaUrl : '';
  return (
    <SpaceBetween size="m">
      <Part title={t('draft.eula')}>
        {Eula === 'Standard' ? (
          <Outward to={standardAddress} text={t('draft.eula.standard')} />
        ) : EulaUrl ? (
          <Own url={EulaUrl} name={EulaName || t('draft.eula.given')} />
        ) : (
          <Box>–</Box>
        )}
      </Part>
      {replaced && EulaUrl && <Changes from={replaced} to={EulaUrl} />}
    </SpaceBetween>
  );
}
