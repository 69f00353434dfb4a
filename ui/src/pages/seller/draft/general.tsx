import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Icon from '@cloudscape-design/components/icon';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { lazy, Suspense, useState } from 'react';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { useCategories } from '#/listing/categories';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import type { Draft } from './draft';
import { Field, Line, RowsField } from './fields';
import { Descriptions, Keywords, Support } from './listing_texts';

// Below what one sees first, and loaded after it.
const Images = lazy(async () => ({ default: (await import('./images')).Images }));
const Logo = lazy(async () => ({ default: (await import('./logo')).Logo }));
const Translations = lazy(async () => ({ default: (await import('./translations')).Translations }));

export interface SectionProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function PrivateForGood({ draft, change }: SectionProps) {
  const { t } = useText();
  const word = t('draft.private.word');
  const [typed, setTyped] = useState(draft.PrivateConfirmed ? word : '');
  const type = (text: string) => {
    setTyped(text);
    change({ PrivateConfirmed: text.trim().toLowerCase() === word });
  };
  return (
    <Alert type="warning" header={t('draft.private.for_good')}>
      <Field label="draft.private.confirm">
        <Input value={typed} autoComplete={false} onChange={({ detail }) => type(detail.value)} />
      </Field>
    </Alert>
  );
}

function Regions({ draft, change }: SectionProps) {
  const { t } = useText();
  const market = useOperation('souk', 'DescribePortal', {});
  const [some, setSome] = useState(draft.Regions.length > 0);
  const options = (market.data?.Regions ?? []).map((value) => ({ value, label: value }));
  const choose = (only: boolean) => {
    setSome(only);
    if (!only) change({ Regions: [] });
  };
  return (
    <Container header={<Header variant="h2" description={t('draft.regions.hint')}>{t('draft.regions')}</Header>}>
      <SpaceBetween size="m">
        <Tiles
          ariaLabel={t('draft.regions')}
          value={some ? 'some' : 'all'}
          onChange={({ detail }) => choose(detail.value === 'some')}
          items={[
            { value: 'all', label: t('draft.regions.all'), description: t('draft.regions.all.text') },
            { value: 'some', label: t('draft.regions.some'), description: t('draft.regions.some.text') },
          ]}
        />
        <Problem error={market.error} onRetry={market.reload} />
        {some && (
          <Field label="draft.regions.choose">
            <Multiselect
              options={options}
              filteringType="auto"
              placeholder={t('draft.regions.choose')}
              selectedOptions={options.filter(({ value }) => draft.Regions.includes(value))}
              onChange={({ detail }) => change({ Regions: detail.selectedOptions.map((each) => each.value!) })}
            />
          </Field>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** Of a product that was submitted: where it is sold, and that this stays so. */
function FixedRegions({ draft }: { draft: Draft }) {
  const { t } = useText();
  return (
    <Container header={<Header variant="h2">{t('draft.regions')}</Header>}>
      <SpaceBetween size="s">
        <Box>{draft.Regions.join(', ') || t('draft.regions.all')}</Box>
        <span>
          <Icon name="lock-private" /> {t('draft.regions.locked')}
        </span>
      </SpaceBetween>
    </Container>
  );
}

function Visibility({ draft, change }: SectionProps) {
  const { t } = useText();
  return (
    <Container header={<Header variant="h2">{t('draft.visibility')}</Header>}>
      <SpaceBetween size="m">
        <Tiles
          ariaLabel={t('draft.visibility')}
          value={draft.Visibility}
          onChange={({ detail }) => change({ Visibility: detail.value as Draft['Visibility'] })}
          items={[
            { value: 'Public', label: t('draft.public'), description: t('draft.public.text') },
            { value: 'Private', label: t('draft.private'), description: t('draft.private.text') },
          ]}
        />
        {draft.Visibility === 'Private' && <PrivateForGood draft={draft} change={change} />}
      </SpaceBetween>
    </Container>
  );
}

function Texts({ draft, change }: SectionProps) {
  const { t } = useText();
  const options = useCategories()
    .offered(draft.Categories)
    .map(({ Name, Label }) => ({ value: Name, label: Label }));
  return (
    <Container header={<Header variant="h2">{t('draft.descriptions')}</Header>}>
      <SpaceBetween size="l">
        <Descriptions texts={draft} change={change} />
        <Field label="draft.categories" hint="draft.categories.hint">
          <Multiselect
            options={options}
            placeholder={t('draft.categories.placeholder')}
            selectedOptions={options.filter(({ value }) => draft.Categories.includes(value))}
            onChange={({ detail }) => change({ Categories: detail.selectedOptions.slice(0, 3).map((each) => each.value!) })}
          />
        </Field>
      </SpaceBetween>
    </Container>
  );
}

export function General({ draft, change, logo }: SectionProps & { logo: string | undefined }) {
  const { t } = useText();
  return (
    <SpaceBetween size="l">
      {draft.Mode === 'New' && <Visibility draft={draft} change={change} />}
      <Texts draft={draft} change={change} />
      <Container header={<Header variant="h2">{t('draft.promotion')}</Header>}>
        <SpaceBetween size="l">
          <Suspense fallback={<Skeleton lines={4} />}>
            <SpaceBetween size="l">
              <Logo draft={draft} change={change} picture={logo} />
              <Images draft={draft} change={change} />
            </SpaceBetween>
          </Suspense>
          <Line label="draft.video" hint="draft.video.hint" limit={2048} value={draft.VideoUrl} placeholder="https://…" onChange={(VideoUrl) => change({ VideoUrl })} />
          <Keywords texts={draft} change={change} />
          <RowsField
            label="draft.links"
            add="draft.links.add"
            most={3}
            rows={draft.AdditionalResources}
            fresh={{ Text: '', Url: '' }}
            onChange={(AdditionalResources) => change({ AdditionalResources })}
            columns={[
              { label: 'draft.links.text', control: (row, set) => <Input value={row.Text} onChange={({ detail }) => set({ Text: detail.value })} /> },
              { label: 'draft.links.url', control: (row, set) => <Input value={row.Url} placeholder="https://…" onChange={({ detail }) => set({ Url: detail.value })} /> },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t('draft.support.title')}</Header>}>
        <SpaceBetween size="s">
          <Support texts={draft} change={change} />
          <Box variant="small">{t('draft.support.contact')}</Box>
        </SpaceBetween>
      </Container>
      <Suspense fallback={<Skeleton lines={2} />}>
        <Translations draft={draft} change={change} />
      </Suspense>
      {draft.Mode === 'New' && <Regions draft={draft} change={change} />}
      {draft.Mode === 'Edit' && draft.Stage !== 'Draft' && <FixedRegions draft={draft} />}
    </SpaceBetween>
  );
}
