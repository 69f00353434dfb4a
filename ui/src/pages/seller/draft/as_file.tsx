// The listing written to a file, and read from one: what is wrong with that is told at once, and nothing is taken of it.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '#/language';
import { ChooseFile } from '#/parts/choose_file';
import { saveFile } from '#/parts/save_file';
import type { Draft } from './draft';
import { fileOf, nameOfFile, readFile, type Wrong } from './listing_file';

export function SaveAsFile({ draft }: { draft: Draft }) {
  const { t } = useText();
  return (
    <Button iconName="download" onClick={() => saveFile(nameOfFile(draft), 'application/json', fileOf(draft))}>
      {t('draft.file.save')}
    </Button>
  );
}

function AllWrong({ of }: { of: Wrong[] }) {
  const { t } = useText();
  return (
    <Alert type="error" header={t('draft.file.wrong', { count: of.length })}>
      <ul className="plain">
        {of.map(({ where, what, allowed = '' }) => (
          <li key={`${where} ${what}`}>
            {where && <code className="breakable">{where} </code>}
            {t(`draft.file.${what}`, { allowed })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

export function FromFile({ onRead }: { onRead: (listing: Partial<Draft>) => void }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<Wrong[]>([]);
  const close = () => {
    setOpen(false);
    setWrong([]);
  };
  const choose = async (file: File) => {
    const found = readFile(await file.text());
    setWrong(found.wrong);
    if (found.wrong.length) return;
    close();
    onRead(found.listing);
  };
  return (
    <>
      <Button iconName="upload" onClick={() => setOpen(true)}>
        {t('draft.file.read')}
      </Button>
      {open && (
        <Modal visible header={t('draft.file.read')} closeAriaLabel={t('do.close')} onDismiss={close}>
          <SpaceBetween size="m">
            <Box>{t('draft.file.text')}</Box>
            <ChooseFile accept=".json,application/json" onChoose={(file) => void choose(file)} />
            {wrong.length > 0 && <AllWrong of={wrong} />}
          </SpaceBetween>
        </Modal>
      )}
    </>
  );
}
