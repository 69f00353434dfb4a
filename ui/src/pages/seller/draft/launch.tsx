// The launch option: what buyers run, and step by step how they are told to use it; beside each step, what they see of it.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { type ReactNode, useDeferredValue } from 'react';
import { type MessageKey, useText } from '#/language';
import { ListingHead, Part, Prose, UsageView } from '#/listing/listing_view';
import { Trained } from '#/listing/trained';
import { useSession } from '#/session';
import { type Draft, type Step, stepsOf } from './draft';
import type { SectionProps } from './general';
import { Picker, Published } from './launch_asset';
import { InputsStep, InstancesStep, OutputsStep, TrainingStep, VersionStep } from './launch_steps';
import { listingOf, partOf } from './listed';
import type { Asset } from './use_asset';

export interface LaunchProps extends SectionProps {
  asset: Asset;
}

interface StepsProps extends LaunchProps {
  step: Step;
  onStep: (step: Step) => void;
  /** How much of a step is missing. */
  missing: (step: Step) => number;
  logo: string | undefined;
}

/** What buyers are recommended, and what else they can choose. */
function Instances({ draft, asset }: { draft: Draft; asset: Asset }) {
  const { t } = useText();
  const rows = [
    { label: t('draft.recommended.realtime'), chosen: draft.RealtimeInference, all: asset.supported?.realtime },
    { label: t('draft.recommended.batch'), chosen: draft.BatchTransform, all: asset.supported?.batch },
    ...(draft.Kind === 'Algorithm' ? [{ label: t('draft.recommended.training'), chosen: draft.Training, all: asset.supported?.training }] : []),
  ];
  return (
    <KeyValuePairs
      columns={1}
      items={rows.map(({ label, chosen, all = [] }) => ({
        label,
        value: (
          <>
            <div>{chosen ? t('launch.recommended', { instance: chosen }) : '–'}</div>
            <Box variant="small">{t('launch.supported', { instances: all.join(', ') || '–' })}</Box>
          </>
        ),
      }))}
    />
  );
}

function BuyerView({ draft: typed, asset, step, logo }: { draft: Draft; asset: Asset; step: Step; logo: string | undefined }) {
  const { t, language } = useText();
  const session = useSession().session!;
  const draft = useDeferredValue(typed);
  const listing = listingOf(draft, asset, session.AccountName, language, logo);
  switch (step) {
    case 'version':
      return (
        <SpaceBetween size="m">
          <ListingHead listing={listing} />
          {draft.ReleaseNotes && (
            <Part title={t('draft.notes')}>
              <Prose text={draft.ReleaseNotes} />
            </Part>
          )}
          <UsageView listing={partOf(listing, ['usage', 'notebook', 'repository'])} />
        </SpaceBetween>
      );
    case 'training':
      return (
        <SpaceBetween size="m">
          <UsageView listing={partOf(listing, ['training'])} />
          {asset.training ? <Trained training={asset.training} /> : <Box color="text-body-secondary">{t('launch.training.none')}</Box>}
        </SpaceBetween>
      );
    case 'inputs':
      return <UsageView listing={partOf(listing, ['input', 'limitations', 'inputParameters', 'customAttributes', 'sampleInput'])} />;
    case 'outputs':
      return <UsageView listing={partOf(listing, ['output', 'outputParameters', 'sampleOutput'])} />;
    case 'instances':
      return <Instances draft={draft} asset={asset} />;
  }
}

const names: Record<Step, MessageKey> = {
  version: 'draft.version.title',
  training: 'launch.step.training',
  inputs: 'draft.inputs',
  outputs: 'draft.outputs',
  instances: 'draft.recommended',
};
const forms = { version: VersionStep, training: TrainingStep, inputs: InputsStep, outputs: OutputsStep, instances: InstancesStep };

function Sides({ seller, buyer }: { seller: ReactNode; buyer: ReactNode }) {
  const { t } = useText();
  return (
    <div className="side-by-side">
      <section aria-label={t('launch.seller_view')}>
        <SpaceBetween size="m">
          <Box variant="h3">{t('launch.seller_view')}</Box>
          {seller}
        </SpaceBetween>
      </section>
      <section aria-label={t('launch.buyer_view')} className="buyer-view">
        <SpaceBetween size="m">
          <Box variant="h3">{t('launch.buyer_view')}</Box>
          {buyer}
        </SpaceBetween>
      </section>
    </div>
  );
}

export function Launch({ step, onStep, missing, logo, ...props }: StepsProps) {
  const { t } = useText();
  const { draft, asset } = props;
  const tab = (each: Step, at: number) => {
    const Form = forms[each];
    const name = t('launch.step', { at: at + 1, name: t(names[each]) });
    return {
      id: each,
      label: missing(each) ? t('section.missing', { name, count: missing(each) }) : name,
      content: <Sides seller={<Form {...props} />} buyer={<BuyerView draft={draft} asset={asset} step={each} logo={logo} />} />,
    };
  };
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description={t('draft.asset.text')}>{t('draft.what_runs')}</Header>}>
        {draft.Mode === 'Edit' ? <Published draft={draft} /> : <Picker {...props} />}
      </Container>
      <Container header={<Header variant="h2" description={t('draft.launch.note')}>{t('launch.steps')}</Header>}>
        <Tabs
          ariaLabel={t('launch.steps')}
          activeTabId={step}
          onChange={({ detail }) => onStep(detail.activeTabId as Step)}
          tabs={stepsOf(draft).map(tab)}
        />
      </Container>
    </SpaceBetween>
  );
}
