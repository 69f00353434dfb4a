import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useAction, useOperation } from '#/api/use_operation';
import type { RevokeSessionsRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Problem } from '#/parts/problem';
import { useSession } from '#/session';
import { useFlash } from '#/shell/flash';

/** "Chrome 130" of what a browser calls itself; the whole where it has no such part. */
function browserName(agent: string): string {
  const [, name, version] = agent.match(/(Firefox|Edg|Chrome|Safari|HeadlessChrome)\/(\d+)/) ?? [];
  return name ? `${name.replace('Edg', 'Edge')} ${version}` : agent.slice(0, 40) || '-';
}

export function Sessions() {
  const { t, dateTime, ago } = useText();
  const flash = useFlash();
  const { reload } = useSession();
  const listed = useOperation('souk', 'ListSessions', {});
  const revoke = useAction('souk', 'RevokeSessions');
  const end = async (which: RevokeSessionsRequest) => {
    const done = await revoke.run(which);
    if (!done) return;
    flash.show({ type: 'success', content: t('sessions.ended', { count: done.Revoked }) });
    if (which.SessionId || which.KeepCurrent) listed.reload();
    else await reload();
  };
  return (
    <SpaceBetween size="s">
      <Problem error={listed.error ?? revoke.error} onRetry={listed.error && listed.reload} />
      <Table
        loading={listed.loading && !listed.data}
        loadingText={t('loading')}
        items={listed.data?.Sessions ?? []}
        trackBy="SessionId"
        wrapLines
        header={
          <Header
            variant="h2"
            description={t('sessions.text')}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyAs of={() => act('souk', 'ListSessions', {})} />
                <Button onClick={() => void end({ KeepCurrent: true })}>{t('sessions.end_others')}</Button>
                <Button onClick={() => void end({})}>{t('sessions.end_all')}</Button>
              </SpaceBetween>
            }
          >
            {t('sessions.title')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'browser',
            header: t('sessions.browser'),
            minWidth: 180,
            isRowHeader: true,
            cell: (each) => (
              <>
                {browserName(each.Agent)} {each.Current && <Badge color="green">{t('sessions.current')}</Badge>}
              </>
            ),
          },
          { id: 'address', header: t('sessions.address'), cell: (each) => each.Address, minWidth: 120 },
          { id: 'used', header: t('sessions.last_used'), cell: (each) => ago(each.LastUsedAt), minWidth: 140 },
          { id: 'created', header: t('sessions.created'), cell: (each) => dateTime(each.CreatedAt), minWidth: 170 },
          {
            id: 'end',
            header: t('table.acts'),
            minWidth: 100,
            cell: (each) =>
              !each.Current && (
                <Button
                  variant="inline-link"
                  ariaLabel={t('sessions.end.one', { agent: browserName(each.Agent) })}
                  onClick={() => void end({ SessionId: each.SessionId })}
                >
                  {t('sessions.end')}
                </Button>
              ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
