import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { useGo } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { changeSetOf } from './change_set';
import { type Section, sectionsOf } from './draft';
import { Field } from './fields';
import type { SectionProps } from './general';
import type { Asset } from './use_asset';
import { useSubmit } from './use_submit';

interface ReviewProps extends SectionProps {
  asset: Asset;
  /** The report speaks of the draft as it is now. */
  settled: boolean;
  blockers: number;
  onEdit: (section: Section) => void;
  onSubmitted: (changeSet: string) => void;
}

function TestAccounts({ draft, change }: SectionProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(draft.TestAccounts.join('\n'));
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  const wrong = parts.filter((each) => !/^\d{12}$/.test(each));
  const set = (text: string) => {
    setTyped(text);
    change({ TestAccounts: [...new Set(text.split(/[\s,;]+/).filter((each) => /^\d{12}$/.test(each)))] });
  };
  return (
    <Field label="draft.test_accounts" hint="draft.test_accounts.hint" error={wrong.length ? t('draft.test_accounts.wrong', { accounts: wrong.join(', ') }) : undefined}>
      <Textarea rows={3} value={typed} placeholder="111122223333" onChange={({ detail }) => set(detail.value)} />
    </Field>
  );
}

export function Review({ draft, change, asset, settled, blockers, onEdit, onSubmitted }: ReviewProps) {
  const { t } = useText();
  const go = useGo();
  const start = useSubmit((ProductId) => change({ ProductId }));
  const check = useAction('marketplace-catalog', 'StartChangeSet');
  const [checked, setChecked] = useState<string>();
  const sure = draft.Mode !== 'New' || draft.Visibility !== 'Private' || draft.PrivateConfirmed;
  const ready = settled && !blockers && sure && (draft.Mode === 'Edit' || asset.supported);
  const asked = sectionsOf(draft);
  const submit = async () => {
    const changeSet = await start.run(draft, asset.supported);
    if (changeSet) onSubmitted(changeSet);
  };
  const rehearse = async () => {
    const answer = await check.run({ ...changeSetOf(draft, asset.supported), Intent: 'VALIDATE' });
    setChecked(answer?.ChangeSetId);
  };
  const edit = (section: Section) => <Button onClick={() => onEdit(section)}>{t('do.edit')}</Button>;
  return (
    <SpaceBetween size="l">
      {asked.includes('general') && (
      <Container header={<Header variant="h2" actions={edit('general')}>{t('section.general')}</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: t('draft.title'), value: draft.ProductTitle || '–' },
            { label: t('draft.visibility'), value: t(draft.Visibility === 'Private' ? 'draft.private' : 'draft.public') },
            { label: t('draft.short'), value: draft.ShortDescription || '–' },
            ...(draft.Mode === 'New' ? [{ label: t('draft.regions'), value: draft.Regions.join(', ') || t('draft.regions.all') }] : []),
            { label: t('draft.categories'), value: draft.Categories.join(', ') || '–' },
          ]}
        />
      </Container>
      )}
      {asked.includes('launch') && (
      <Container header={<Header variant="h2" actions={edit('launch')}>{t('section.launch')}</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: t('draft.asset'), value: <span className="breakable">{draft.AssetArn || '–'}</span> },
            { label: t('draft.version'), value: draft.VersionTitle || '–' },
            { label: t('draft.recommended.realtime'), value: draft.RealtimeInference || '–' },
            { label: t('draft.recommended.batch'), value: draft.BatchTransform || '–' },
          ]}
        />
      </Container>
      )}
      {asked.includes('pricing') && (
      <Container header={<Header variant="h2" actions={edit('pricing')}>{t('section.pricing')}</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: t('draft.model'), value: t(draft.PricingModel === 'Free' ? 'draft.model.free' : 'draft.model.usage') },
            { label: t('draft.eula'), value: draft.EulaName || draft.EulaUrl || '–' },
          ]}
        />
      </Container>
      )}
      {draft.Mode === 'New' && (
      <Container header={<Header variant="h2">{t('draft.testing')}</Header>}>
        <TestAccounts draft={draft} change={change} />
      </Container>
      )}
      {blockers > 0 && (
        <Alert type="warning" header={t('draft.lacks', { count: blockers })}>
          {t('draft.lacks.text')}
        </Alert>
      )}
      {!sure && <Alert type="warning">{t('draft.private.confirm')}</Alert>}
      {draft.Mode !== 'Edit' && <Alert header={t('draft.freezes')}>{t('draft.freezes.text')}</Alert>}
      <Problem error={start.error ?? check.error} />
      {checked && (
        <Alert type="success" action={<Button onClick={() => go(`/seller/requests/${checked}`)}>{t('draft.rehearsed.open')}</Button>}>
          {t('draft.rehearsed')}
        </Alert>
      )}
      <SpaceBetween direction="horizontal" size="s">
        <Button variant="primary" disabled={!ready} loading={start.running} onClick={() => void submit()}>
          {t('draft.submit')}
        </Button>
        <Button disabled={!ready} loading={check.running} onClick={() => void rehearse()}>
          {t('draft.rehearse')}
        </Button>
        {ready && <CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', changeSetOf(draft, asset.supported))} />}
      </SpaceBetween>
    </SpaceBetween>
  );
}
