// A product's standing as the way it goes: draft, validation, test product, signed off, live; each stage with its time, what is
// under way with how long it usually takes.
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import { type MessageKey, useText } from '#/language';
import type { History, Moments } from './use_history';

interface Stage {
  key: MessageKey;
  reached: string[];
  at: keyof Moments;
}

const stages: Stage[] = [
  { key: 'stage.submitted', reached: ['Limited', 'Public', 'Restricted'], at: 'submitted' },
  { key: 'stage.test', reached: ['Limited', 'Public', 'Restricted'], at: 'tested' },
  { key: 'stage.signed_off', reached: ['Public', 'Restricted'], at: 'signedOff' },
  { key: 'stage.live', reached: ['Public'], at: 'live' },
];

/** What the request that is under way leads to. */
function underway(history: History | undefined): MessageKey | undefined {
  const changes = history?.open?.changes ?? [];
  const target = (changes.find(({ ChangeType }) => ChangeType === 'UpdateVisibility')?.DetailsDocument as { TargetVisibility?: string } | undefined)?.TargetVisibility;
  if (target === 'Public') return 'stage.live';
  return changes.some(({ ChangeType }) => ChangeType === 'ReleaseProduct') ? 'stage.test' : undefined;
}

const patience = (usual: number) => usual * 3 + 10;

interface StatusLineProps {
  of: string;
  history: History | undefined;
}

export function StatusLine({ of, history }: StatusLineProps) {
  const { t, dateTime, number } = useText();
  const coming = underway(history);
  const usual = history?.usual;
  const time = (at: number | undefined) => (at === undefined ? undefined : dateTime(at));
  const since = history?.open && Date.parse(history.open.set.StartTime!) / 1000;
  // What takes much longer than before waits for somebody: how long it usually takes would mislead.
  const late = since !== undefined && usual !== undefined && Date.now() / 1000 - since > patience(usual);
  const estimate = usual === undefined || late ? t('stage.since', { time: dateTime(since ?? 0) }) : t('stage.usual', { seconds: number(Math.max(1, Math.round(usual))) });
  const step = ({ key, reached, at }: Stage): StepsProps.Step => {
    const done = reached.includes(of);
    const details = done ? time(history?.moments[at]) : key === coming ? estimate : undefined;
    return {
      header: t(key),
      ...(details && { details }),
      status: done ? 'success' : key === coming ? 'loading' : 'pending',
      statusIconAriaLabel: t(done ? 'stage.done' : key === coming ? 'stage.running' : 'stage.open'),
    };
  };
  const gone: StepsProps.Step = { header: t('stage.unpublished'), status: 'stopped', statusIconAriaLabel: t('stage.done'), details: time(history?.moments.unpublished) };
  const all = stages.filter(({ key }) => of !== 'Restricted' || key !== 'stage.live' || coming === 'stage.live').map(step);
  return (
    <div aria-live="polite">
      <Steps ariaLabel={t('stage.label')} steps={of === 'Restricted' && coming !== 'stage.live' ? [...all, gone] : all} />
    </div>
  );
}
