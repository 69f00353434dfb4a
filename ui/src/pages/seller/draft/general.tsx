import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { categories } from '#/listing/categories';
import { ChooseFile } from '#/parts/choose_file';
import { Problem } from '#/parts/problem';
import type { Draft } from './draft';
import { Area, Field, Line, RowsField } from './fields';
import { usePutFile } from './put_file';

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
        <Problem error={market.error} />
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

function Logo({ draft, change }: SectionProps) {
  const { t } = useText();
  const put = usePutFile();
  const choose = async (file: File) => {
    const url = await put.run(file);
    if (url) change({ LogoUrl: url });
  };
  return (
    <Field label="draft.logo" hint="draft.logo.hint">
      <SpaceBetween size="s">
        <ChooseFile accept="image/png,image/jpeg,image/gif" onChoose={(file) => void choose(file)} />
        <Problem error={put.error} />
        <Input
          value={draft.LogoUrl}
          ariaLabel={t('draft.logo')}
          placeholder="https://…"
          onChange={({ detail }) => change({ LogoUrl: detail.value })}
        />
      </SpaceBetween>
    </Field>
  );
}

function Keywords({ draft, change }: SectionProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const add = () => {
    const fresh = typed.split(',').map((each) => each.trim()).filter((each) => each && !draft.SearchKeywords.includes(each));
    if (fresh.length) change({ SearchKeywords: [...draft.SearchKeywords, ...fresh].slice(0, 15) });
    setTyped('');
  };
  return (
    <Field label="draft.keywords" hint="draft.keywords.hint" limit={250} size={draft.SearchKeywords.join('').length}>
      <SpaceBetween size="xs">
        <Input
          value={typed}
          placeholder={t('draft.keywords.placeholder')}
          onChange={({ detail }) => setTyped(detail.value)}
          onBlur={add}
          onKeyDown={({ detail }) => (detail.key === 'Enter' || detail.key === ',') && !detail.ctrlKey && add()}
        />
        <TokenGroup
          items={draft.SearchKeywords.map((label) => ({ label, dismissLabel: t('do.remove_that', { name: label }) }))}
          onDismiss={({ detail }) => change({ SearchKeywords: draft.SearchKeywords.filter((_, i) => i !== detail.itemIndex) })}
        />
      </SpaceBetween>
    </Field>
  );
}

function Texts({ draft, change }: SectionProps) {
  const { t } = useText();
  const options = categories.map((value) => ({ value, label: t(`category.${value}`) }));
  return (
    <Container header={<Header variant="h2">{t('draft.descriptions')}</Header>}>
      <SpaceBetween size="l">
        <Line label="draft.title" hint="draft.title.hint" limit={72} value={draft.ProductTitle} onChange={(ProductTitle) => change({ ProductTitle })} />
        <Area label="draft.short" hint="draft.short.hint" limit={1000} value={draft.ShortDescription} onChange={(ShortDescription) => change({ ShortDescription })} />
        <Area label="draft.long" hint="draft.long.hint" limit={5000} rows={10} value={draft.LongDescription} onChange={(LongDescription) => change({ LongDescription })} />
        <RowsField
          label="draft.highlights"
          hint="draft.highlights.hint"
          add="draft.highlights.add"
          most={3}
          rows={draft.Highlights.map((Text) => ({ Text }))}
          fresh={{ Text: '' }}
          onChange={(rows) => change({ Highlights: rows.map((row) => row.Text) })}
          columns={[
            {
              label: 'draft.highlight',
              control: (row, set) => <Textarea rows={2} value={row.Text} onChange={({ detail }) => set({ Text: detail.value })} />,
            },
          ]}
        />
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

export function General({ draft, change }: SectionProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="l">
      {draft.Mode === 'New' && <Visibility draft={draft} change={change} />}
      <Texts draft={draft} change={change} />
      <Container header={<Header variant="h2">{t('draft.promotion')}</Header>}>
        <SpaceBetween size="l">
          <Logo draft={draft} change={change} />
          <Keywords draft={draft} change={change} />
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
          <Area label="draft.support" hint="draft.support.hint" limit={2000} value={draft.SupportDescription} onChange={(SupportDescription) => change({ SupportDescription })} />
          <Box variant="small">{t('draft.support.contact')}</Box>
        </SpaceBetween>
      </Container>
      {draft.Mode === 'New' && <Regions draft={draft} change={change} />}
    </SpaceBetween>
  );
}
