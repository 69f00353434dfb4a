// Writing a listing: its sections, what is kept and when, the buyer's page and the market's report beside them.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { call } from '#/api/call';
import { type MessageKey, useText } from '#/language';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { useReport } from '#/readiness/use_report';
import { type At, atOf, nextOf, type Section, sectionsOf, type Step, stepsOf } from './draft';
import { fieldId } from './fields';
import { General } from './general';
import { blockersOf, type Place, placeOf } from './places';
import { FieldProblems } from './problems';
import { Saved, Summary } from './summary';
import { useAsset } from './use_asset';
import { useDraft } from './use_draft';
import { useFocus } from './use_focus';
import { useLogo } from './use_listing_file';
import { useSettled } from './use_settled';
import { useSubmission } from './use_submit';
import { useWide } from './use_wide';

// Loaded when their section is opened, or after the form.
const Acts = lazy(async () => ({ default: (await import('./acts')).Acts }));
const Checklist = lazy(async () => ({ default: (await import('./checklist')).Checklist }));
const ChooseBetween = lazy(async () => ({ default: (await import('./conflict')).ChooseBetween }));
const Launch = lazy(async () => ({ default: (await import('./launch')).Launch }));
const Preview = lazy(async () => ({ default: (await import('./preview')).Preview }));
const Pricing = lazy(async () => ({ default: (await import('./pricing')).Pricing }));
const Review = lazy(async () => ({ default: (await import('./review')).Review }));

export default function DraftPage() {
  const { t } = useText();
  const go = useGo();
  const { id } = useParams();
  const wide = useWide();
  const focus = useFocus();
  const state = useDraft(id!);
  const asset = useAsset(state.draft);
  const [address, setAddress] = useSearchParams();
  const logo = useLogo(state.draft?.LogoUrl);
  const calm = useSettled(state.draft);
  const title = useSettled(state.draft?.ProductTitle ?? ''); // it stands in the page's frame, too
  const reported = useReport({ DraftId: id! });
  const submitted = async (changeSet: string) => {
    state.forget();
    await call('souk', 'DeleteListingDraft', { DraftId: id! }).catch(() => undefined);
    go(`/seller/requests/${changeSet}`);
  };
  const submission = useSubmission(state.draft, asset.supported, state.change, (set) => void submitted(set));
  const leading = useRef<(place: Place) => void>(undefined);
  const onLead = useCallback((place: Place) => leading.current?.(place), []);
  const { reload } = reported;
  useEffect(() => {
    if (state.savedAt) reload(); // of what was kept just now
  }, [state.savedAt, reload]);
  const crumbs = [{ text: t('nav.listings'), to: '/seller/listings' }];
  if (!state.draft)
    return (
      <Page title={t('draft.new')} crumbs={crumbs}>
        {state.error ? <Problem error={state.error} onRetry={state.retry} /> : <Skeleton lines={8} />}
      </Page>
    );
  const draft = state.draft;
  const blockers = blockersOf(reported.report, draft);
  const places = blockers.map((check) => placeOf(check, draft)).filter((each) => each !== undefined);
  const settled = !state.waiting && !reported.loading && reported.report !== undefined;
  const sections = sectionsOf(draft);
  const at: At = atOf(draft, address.get('section'), address.get('step'));
  const open = (section: Section, step: Step = stepsOf(draft)[0]!) =>
    setAddress(section === 'launch' ? { section, step } : { section }, { replace: true });
  const next = () => {
    const to = nextOf(at, draft);
    open(to.section, to.step);
    focus(to.section === at.section ? '[role=tabpanel] [role=tab][aria-selected=true]' : '[role=tab][aria-selected=true]');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) next();
  };
  const lead = ({ section, step, label }: Place) => {
    open(section, step);
    focus(`#${fieldId(label)}`);
  };
  leading.current = lead;
  const label = (each: Section): MessageKey => `section.${each}`;
  const missing = (section: Section, step?: Step) => places.filter((each) => each.section === section && (!step || each.step === step)).length;
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
    general: () => <General {...form} logo={logo} />,
    launch: () => <Launch {...form} asset={asset} step={at.step} onStep={(step) => open('launch', step)} missing={(step) => missing('launch', step)} logo={logo} />,
    pricing: () => <Pricing {...form} asset={asset} />,
    review: () => <Review {...form} asset={asset} settled={settled} blockers={blockers.length} submission={submission} onEdit={open} />,
  };
  const beside = (
    <Suspense fallback={<Skeleton lines={4} />}>
      <SpaceBetween size="l">
        <Checklist id={id!} draft={calm ?? draft} reported={reported} onGo={onLead} />
        <Preview draft={draft} asset={asset} section={at.section} logo={logo} />
      </SpaceBetween>
    </Suspense>
  );
  const acts = (
    <Suspense>
      <Acts id={id!} draft={draft} change={state.change} forget={state.forget} />
    </Suspense>
  );
  return (
    <Page title={title || t('draft.new')} crumbs={crumbs} description={<Saved state={state} />} actions={acts}>
      {state.error && state.error.code !== 'Offline' && <Problem error={state.error} onRetry={state.retry} />}
      {state.theirs && (
        <Suspense fallback={<Skeleton />}>
          <ChooseBetween state={state} />
        </Suspense>
      )}
      <Summary draft={draft} />
      <FieldProblems of={submission.refused}>
        <div className="beside" onKeyDown={onKeyDown}>
          <Tabs
            ariaLabel={t('draft.sections')}
            activeTabId={at.section}
            onChange={({ detail }) => open(detail.activeTabId as Section)}
            tabs={sections.map((each) => tab(each, contents[each]()))}
          />
          {wide ? (
            <div className="beside-wide">{beside}</div>
          ) : (
            <div className="drawer">
              <ExpandableSection headerText={t('preview.drawer', { count: blockers.length })} variant="container">
                {beside}
              </ExpandableSection>
            </div>
          )}
        </div>
      </FieldProblems>
      <Alert>{t('draft.note')}</Alert>
    </Page>
  );
}
