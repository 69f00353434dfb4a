// Links that show a test product to whoever has them, until they expire or are taken back.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import { useSent } from '#/api/use_sent';
import type { PreviewLink } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { CopyButton } from '#/parts/copy_button';
import { SendForm, TextField } from '#/parts/form';
import { usePath } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { Block, Empty } from '#/parts/states';

const lengths = [1, 3, 7, 14, 30]; // days

/** The address is told once, as it is made: the market itself does not keep it. */
function Made({ token }: { token: string }) {
  const { t } = useText();
  const at = usePath();
  // Behind the number sign, so that it is in no server's log.
  const address = `${window.location.origin}${at('/preview')}#${token}`;
  return (
    <Alert type="success" header={t('links.made')}>
      <SpaceBetween size="s">
        <code className="breakable" data-testid="preview-link">
          {address}
        </code>
        <CopyButton text={address} />
      </SpaceBetween>
    </Alert>
  );
}

function Make({ id, onMade }: { id: string; onMade: () => void }) {
  const { t } = useText();
  const make = useSent('CreatePreviewLink');
  const [note, setNote] = useState('');
  const [days, setDays] = useState(7);
  const [token, setToken] = useState<string>();
  const input = { ProductId: id, Days: days, ...(note.trim() && { Note: note.trim() }) };
  const options = lengths.map((each) => ({ value: String(each), label: t('links.days', { days: each }) }));
  const send = async () => {
    setToken(undefined);
    const made = await make.send(input);
    if (!made) return;
    setToken(made.Token);
    setNote('');
    onMade();
  };
  return (
    <SpaceBetween size="m">
      {token && <Made token={token} />}
      <SendForm send={t('links.make')} onSend={() => void send()} sending={make.sending} error={make.error} actions={<CopyAs of={() => act('souk', 'CreatePreviewLink', input)} />}>
        <TextField label={t('links.note')} where="Note" problems={make.problems} value={note} onChange={setNote} />
        <FormField label={t('links.valid')}>
          <Select options={options} selectedOption={options.find(({ value }) => value === String(days))!} onChange={({ detail }) => setDays(Number(detail.selectedOption.value))} />
        </FormField>
      </SendForm>
    </SpaceBetween>
  );
}

function Links({ links, onDeleted }: { links: PreviewLink[]; onDeleted: () => void }) {
  const { t, dateTime } = useText();
  const remove = useAction('souk', 'DeletePreviewLink');
  const takeBack = async ({ ProductId, LinkId }: PreviewLink) => {
    if (await remove.run({ ProductId, LinkId })) onDeleted();
  };
  const named = (row: PreviewLink) => row.Note ?? dateTime(row.CreatedAt);
  return (
    <SpaceBetween size="s">
      <Problem error={remove.error} />
      <Table<PreviewLink>
        variant="embedded"
        ariaLabels={{ tableLabel: t('links.title') }}
        items={links}
        trackBy="LinkId"
        wrapLines
        empty={<Empty title={t('links.none')} />}
        columnDefinitions={[
          { id: 'note', header: t('links.note'), isRowHeader: true, minWidth: 160, cell: (row) => <span className="breakable">{row.Note ?? '–'}</span> },
          { id: 'made', header: t('links.made_at'), minWidth: 140, cell: (row) => dateTime(row.CreatedAt) },
          { id: 'until', header: t('links.until'), minWidth: 140, cell: (row) => dateTime(row.ExpiresAt) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 120,
            cell: (row) => (
              <Button variant="inline-link" ariaLabel={t('links.take_back_that', { name: named(row) })} onClick={() => void takeBack(row)}>
                {t('links.take_back')}
              </Button>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

export function PreviewLinks({ id }: { id: string }) {
  const { t } = useText();
  const listed = useOperation('souk', 'ListPreviewLinks', { ProductId: id });
  return (
    <Container header={<Header variant="h2" description={t('links.text')}>{t('links.title')}</Header>}>
      <SpaceBetween size="l">
        <Block of={listed} lines={2}>
          {({ Links: links }) => <Links links={links} onDeleted={listed.reload} />}
        </Block>
        <Make id={id} onMade={listed.reload} />
      </SpaceBetween>
    </Container>
  );
}
