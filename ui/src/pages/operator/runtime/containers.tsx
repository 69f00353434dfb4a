// The containers of this installation, as the engine last told of them.
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Loaded } from '#/api/use_operation';
import type { GetRuntimeResponse, RuntimeContainer } from '#/generated/api/souk';
import { useText } from '#/language';
import { List } from '#/parts/list';

const looks: Record<string, StatusIndicatorProps.Type> = {
  running: 'success',
  created: 'pending',
  paused: 'stopped',
  exited: 'stopped',
  dead: 'error',
};

function State({ of }: { of: RuntimeContainer }) {
  const { t, has } = useText();
  const key = `runtime.state.${of.State}`;
  const failed = of.State === 'exited' && of.ExitCode !== 0;
  return (
    <StatusIndicator type={failed ? 'error' : (looks[of.State] ?? 'info')}>
      {failed ? t('runtime.state.failed', { code: of.ExitCode ?? 0 }) : has(key) ? t(key) : of.State}
    </StatusIndicator>
  );
}

const shortId = (id: string) => id.replace('sha256:', '').slice(0, 12);

export function Containers({ of }: { of: Loaded<GetRuntimeResponse> }) {
  const { t, has } = useText();
  const purpose = (kind: string) => {
    const key = `runtime.for.${kind}`;
    return has(key) ? t(key) : kind || '–';
  };
  return (
    <List<RuntimeContainer>
      of={{ ...of, error: undefined }}
      rows={of.data?.Containers ?? []}
      trackBy="Name"
      title={t('runtime.containers')}
      none={t('runtime.containers.none')}
      textOf={(row) => [row.Name, row.State, row.Kind, row.Image, row.AccountId, row.RunArn].join(' ')}
      columns={[
        { id: 'name', header: t('runtime.container'), isRowHeader: true, minWidth: 190, sortingField: 'Name', cell: (row) => <span className="breakable">{row.Name}</span> },
        { id: 'state', header: t('endpoint.status'), minWidth: 130, sortingField: 'State', cell: (row) => <State of={row} /> },
        { id: 'for', header: t('runtime.for'), minWidth: 140, sortingField: 'Kind', cell: (row) => purpose(row.Kind) },
        { id: 'run', header: t('runtime.name'), minWidth: 150, cell: (row) => <span className="breakable">{row.RunArn?.split('/').at(-1) ?? '–'}</span> },
        { id: 'account', header: t('seller.account'), minWidth: 130, cell: (row) => row.AccountId ?? '–' },
        { id: 'image', header: t('runtime.image'), minWidth: 180, cell: (row) => <span className="breakable">{row.Image ?? shortId(row.ImageId)}</span> },
      ]}
    />
  );
}
