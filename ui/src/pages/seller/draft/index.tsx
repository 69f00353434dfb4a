// Writing a listing: four sections, what is kept and when, the buyer's page and the market's report beside them.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '#/api/call';
import { type MessageKey, useText } from '#/language';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Conflict, type ConflictingField } from '#/parts/states';
import { useSession } from '#/session';
import { useReport } from '#/readiness/use_report';
import { type Draft, type Section, sectionsOf } from './draft';
import { fieldId } from './fields';
import { General } from './general';
import { blockersOf, type Place, placeOf } from './places';
import { Preview } from './preview';
import { useAsset } from './use_asset';
import { type DraftState, useDraft } from './use_draft';

// Loaded when their section is opened, or after the form.
const Checklist = lazy(async () => ({ default: (await import('./checklist')).Checklist }));
const Launch = lazy(async () => ({ default: (await import('./launch')).Launch }));
const Pricing = lazy(async () => ({ default: (await import('./pricing')).Pricing }));
const Review = lazy(async () => ({ default: (await import('./review')).Review }));

function Saved({ state }: { state: DraftState }) {
  const { t, dateTime } = useText();
  if (state.error?.code === 'Offline') return <StatusIndicator type="warning">{t('draft.kept_here')}</StatusIndicator>;
  if (state.error) return <StatusIndicator type="error">{t('draft.not_saved')}</StatusIndicator>;
  if (state.waiting) return <StatusIndicator type="in-progress">{t('draft.saving')}</StatusIndicator>;
  return state.savedAt ? <StatusIndicator>{t('draft.saved', { time: dateTime(state.savedAt) })}</StatusIndicator> : null;
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

/** Two texts of the fields that differ, to choose from one by one. */
function Choose({ state }: { state: DraftState }) {
  const [chosen, setChosen] = useState<Partial<Draft>>({});
  const mine = state.draft!;
  const theirs = state.theirs!.draft;
  const differ = (Object.keys(theirs) as (keyof Draft)[]).filter((name) => shown(mine[name]) !== shown(theirs[name]));
  useEffect(() => {
    if (differ.every((name) => name in chosen)) state.settle({ ...theirs, ...chosen });
  });
  const fields: ConflictingField[] = differ
    .filter((name) => !(name in chosen))
    .map((name) => ({ name, label: name, mine: shown(mine[name]), theirs: shown(theirs[name]) }));
  const choose = (name: string, value: string) => {
    const key = name as keyof Draft;
    setChosen({ ...chosen, [key]: value === shown(mine[key]) ? mine[key] : theirs[key] });
  };
  return <Conflict fields={fields} onChoose={choose} />;
}

function Summary({ draft }: { draft: Draft }) {
  const { t } = useText();
  const session = useSession().session!;
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: t('product.status'), value: <StatusIndicator type="pending">{t('status.Draft')}</StatusIndicator> },
        { label: t('draft.visibility'), value: t(draft.Visibility === 'Private' ? 'draft.private' : 'draft.public') },
        { label: t('product.type'), value: t(draft.Kind === 'Algorithm' ? 'draft.kind.algorithm' : 'draft.kind.package') },
        { label: t('product.creator'), value: session.UserName ?? session.AccountName },
      ]}
    />
  );
}

export default function DraftPage() {
  const { t } = useText();
  const go = useGo();
  const { id } = useParams();
  const state = useDraft(id!);
  const asset = useAsset(state.draft);
  const [chosen, setSection] = useState<Section>();
  const [wanted, setWanted] = useState<Place>();
  const reported = useReport({ DraftId: id! });
  const { reload } = reported;
  useEffect(() => {
    if (state.savedAt) reload(); // of what was kept just now
  }, [state.savedAt, reload]);
  useEffect(() => {
    if (!wanted) return;
    let tries = 100; // its section may have to be loaded first
    const timer = setInterval(() => {
      const field = document.getElementById(fieldId(wanted.label));
      if (!field && --tries > 0) return;
      clearInterval(timer);
      field?.scrollIntoView({ block: 'center' });
      field?.querySelector<HTMLElement>('input, textarea, button')?.focus();
      setWanted(undefined);
    }, 50);
    return () => clearInterval(timer);
  }, [wanted]);
  const crumbs = [{ text: t('nav.listings'), to: '/seller/listings' }];
  if (!state.draft)
    return (
      <Page title={t('draft.new')} crumbs={crumbs}>
        {state.error ? <Problem error={state.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const draft = state.draft;
  const blockers = blockersOf(reported.report, draft);
  const settled = !state.waiting && !reported.loading && reported.report !== undefined;
  const sections = sectionsOf(draft);
  const section = chosen ?? sections[0]!;
  const at = sections.indexOf(section);
  const next = () => setSection(sections[Math.min(at + 1, sections.length - 1)]!);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) next();
  };
  const submitted = async (changeSet: string) => {
    state.forget();
    await call('souk', 'DeleteListingDraft', { DraftId: id! }).catch(() => undefined);
    go(`/seller/requests/${changeSet}`);
  };
  const label = (each: Section): MessageKey => `section.${each}`;
  const missing = (each: Section) => blockers.filter((check) => placeOf(check, draft)?.section === each).length;
  const tab = (each: Section, content: ReactNode) => ({
    id: each,
    label: missing(each) ? t('section.missing', { name: t(label(each)), count: missing(each) }) : t(label(each)),
    content: (
      <SpaceBetween size="l">
        <Suspense fallback={<Skeleton />}>{content}</Suspense>
        {each !== 'review' && (
          <Box float="right">
            <Button variant="primary" onClick={next}>
              {t('do.continue')}
            </Button>
          </Box>
        )}
      </SpaceBetween>
    ),
  });
  const form = { draft, change: state.change };
  const contents: Record<Section, () => ReactNode> = {
    general: () => <General {...form} />,
    launch: () => <Launch {...form} asset={asset} />,
    pricing: () => <Pricing {...form} asset={asset} />,
    review: () => (
      <Review {...form} asset={asset} settled={settled} blockers={blockers.length} onEdit={setSection} onSubmitted={(set) => void submitted(set)} />
    ),
  };
  const lead = (place: Place) => {
    setSection(place.section);
    setWanted(place);
  };
  const checklist = (
    <Suspense fallback={<Skeleton lines={4} />}>
      <Checklist id={id!} draft={draft} reported={reported} onGo={lead} />
    </Suspense>
  );
  return (
    <Page title={draft.ProductTitle || t('draft.new')} crumbs={crumbs} description={<Saved state={state} />}>
      {state.error && state.error.code !== 'Offline' && <Problem error={state.error} />}
      {state.theirs && <Choose state={state} />}
      <Summary draft={draft} />
      <div className="beside" onKeyDown={onKeyDown}>
        <Tabs
          activeTabId={section}
          onChange={({ detail }) => setSection(detail.activeTabId as Section)}
          tabs={sections.map((each) => tab(each, contents[each]()))}
        />
        <div className="beside-wide">
          <SpaceBetween size="l">
            {checklist}
            <Preview draft={draft} asset={asset} />
          </SpaceBetween>
        </div>
        <div className="drawer">
          <ExpandableSection headerText={t('preview.drawer', { count: blockers.length })} variant="container">
            <SpaceBetween size="l">
              {checklist}
              <Preview draft={draft} asset={asset} />
            </SpaceBetween>
          </ExpandableSection>
        </div>
      </div>
      <Alert>{t('draft.note')}</Alert>
    </Page>
  );
}
