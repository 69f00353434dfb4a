// Everything at a glance before it is sent: what a new product says, or what an edited one changes; and the sending of it.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMemo, useState } from 'react';
import { languageNames, useText } from '#/language';
import { useCategories } from '#/listing/categories';
import { act, CopyAs } from '#/parts/copy_as';
import { Differences } from '#/parts/differences';
import { useGo } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { changeSetOf } from './change_set';
import { type Draft, type Section, sectionsOf, type Translation } from './draft';
import { editsOf } from './edits';
import { Field } from './fields';
import type { SectionProps } from './general';
import { Outcome } from './outcome';
import type { Asset } from './use_asset';
import type { Submission } from './use_submit';
import { textsInAll, textsWritten } from './words_in';

interface ReviewProps extends SectionProps {
  asset: Asset;
  /** The report speaks of the draft as it is now. */
  settled: boolean;
  blockers: number;
  submission: Submission;
  onEdit: (section: Section) => void;
}

const isAccount = (text: string) => /^\d{12}$/.test(text);

function TestAccounts({ draft, change }: SectionProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(draft.TestAccounts.join('\n'));
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  const wrong = parts.filter((each) => !isAccount(each));
  const set = (text: string) => {
    setTyped(text);
    change({ TestAccounts: [...new Set(text.split(/[\s,;]+/).filter(isAccount))] });
  };
  return (
    <Field label="draft.test_accounts" hint="draft.test_accounts.hint" error={wrong.length ? t('draft.test_accounts.wrong', { accounts: wrong.join(', ') }) : undefined}>
      <Textarea rows={3} value={typed} placeholder="111122223333" onChange={({ detail }) => set(detail.value)} />
    </Field>
  );
}

function useSectionItems(draft: Draft): Partial<Record<Section, KeyValuePairsProps['items']>> {
  const { t } = useText();
  const categories = useCategories();
  const written = (texts: Translation) =>
    t('draft.languages.of', { language: languageNames[texts.Language], count: textsWritten(texts), all: textsInAll });
  return {
    general: [
      { label: t('draft.title'), value: draft.ProductTitle || '–' },
      ...(draft.Mode === 'New' ? [{ label: t('draft.visibility'), value: t(draft.Visibility === 'Private' ? 'draft.private' : 'draft.public') }] : []),
      { label: t('draft.short'), value: draft.ShortDescription || '–' },
      { label: t('draft.regions'), value: draft.Regions.join(', ') || t('draft.regions.all') },
      { label: t('draft.categories'), value: draft.Categories.map(categories.label).join(', ') || '–' },
      { label: t('draft.languages'), value: draft.Translations.map(written).join(', ') || '–' },
    ],
    launch: [
      { label: t('draft.asset'), value: <span className="breakable">{draft.AssetArn || '–'}</span> },
      { label: t('draft.version'), value: draft.VersionTitle || '–' },
      { label: t('draft.recommended.realtime'), value: draft.RealtimeInference || '–' },
      { label: t('draft.recommended.batch'), value: draft.BatchTransform || '–' },
    ],
    pricing: [
      { label: t('draft.model'), value: t(draft.PricingModel === 'Free' ? 'draft.model.free' : 'draft.model.usage') },
      { label: t('draft.eula'), value: draft.Eula === 'Standard' ? t('draft.eula.standard') : draft.EulaName || draft.EulaUrl || '–' },
    ],
  };
}

/** What an edited product is to say that it does not say yet. */
function Changes({ draft, asset }: { draft: Draft; asset: Asset }) {
  const { t } = useText();
  const edits = useMemo(() => editsOf(draft, asset.supported ?? nothing), [draft, asset.supported]);
  const differences = edits.flatMap((each) => each.differences);
  return (
    <Container header={<Header variant="h2" counter={t('table.count', { count: differences.length })} description={t('draft.changes.text')}>{t('draft.changes')}</Header>}>
      <Differences of={differences} title={t('draft.changes')} />
    </Container>
  );
}

const nothing = { batch: [], realtime: [], training: [] };

export function Review({ draft, change, asset, settled, blockers, submission, onEdit }: ReviewProps) {
  const { t } = useText();
  const go = useGo();
  const items = useSectionItems(draft);
  const edits = draft.Mode === 'Edit';
  const supported = asset.supported;
  const changed = !edits || editsOf(draft, supported ?? nothing).length > 0;
  const sure = draft.Mode !== 'New' || draft.Visibility !== 'Private' || draft.PrivateConfirmed;
  const ready = settled && !blockers && sure && changed && !submission.running && (edits || supported !== undefined);
  return (
    <SpaceBetween size="l">
      {sectionsOf(draft)
        .filter((each) => each !== 'review')
        .map((each) => (
          <Container key={each} header={<Header variant="h2" actions={<Button ariaLabel={t('draft.edit_section', { name: t(`section.${each}`) })} onClick={() => onEdit(each)}>{t('do.edit')}</Button>}>{t(`section.${each}`)}</Header>}>
            <KeyValuePairs columns={2} items={items[each]!} />
          </Container>
        ))}
      {edits && <Changes draft={draft} asset={asset} />}
      {draft.Mode !== 'Version' && (
        <Container header={<Header variant="h2">{t(edits ? 'allow_list.title' : 'draft.testing')}</Header>}>
          <TestAccounts draft={draft} change={change} />
        </Container>
      )}
      {blockers > 0 && (
        <Alert type="warning" header={t('draft.lacks', { count: blockers })}>
          {t('draft.lacks.text')}
        </Alert>
      )}
      {!sure && <Alert type="warning">{t('draft.private.confirm')}</Alert>}
      {!edits && <Alert header={t('draft.freezes')}>{t('draft.freezes.text')}</Alert>}
      {edits && !changed && <Alert>{t('draft.changes.none')}</Alert>}
      <Problem error={submission.error} />
      <Outcome submission={submission} onOpen={(id) => go(`/seller/requests/${id}`)} />
      <SpaceBetween direction="horizontal" size="s">
        <Button variant="primary" disabled={!ready} loading={submission.running} onClick={submission.submit}>
          {t('draft.submit')}
        </Button>
        <Button disabled={!ready} onClick={submission.rehearse}>
          {t('draft.rehearse')}
        </Button>
        {changed && <CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', changeSetOf(draft, supported))} />}
      </SpaceBetween>
    </SpaceBetween>
  );
}
