import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import type { EntityRevision } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Differences } from '#/parts/differences';
import { Block, Empty } from '#/parts/states';
import { Pair } from './pair';

export function Revisions({ id, revisions }: { id: string; revisions: EntityRevision[] }) {
  const { t, dateTime } = useText();
  const [from, setFrom] = useState(String(revisions[1]?.Revision ?? ''));
  const [to, setTo] = useState(String(revisions[0]?.Revision ?? ''));
  const input = { EntityId: id, From: Number(from), To: Number(to) };
  const compared = useOperation('souk', 'DiffEntityRevisions', from && to ? input : undefined);
  if (revisions.length < 2) return <Empty text={t('compare.one_revision')} />;
  const options = revisions.map(({ Revision, CreatedAt }) => ({
    value: String(Revision),
    label: t('compare.revision', { revision: Revision, time: dateTime(CreatedAt) }),
  }));
  return (
    <SpaceBetween size="m">
      <Pair
        options={options}
        from={from}
        to={to}
        onChange={(first, second) => {
          setFrom(first);
          setTo(second);
        }}
      />
      <Block of={compared}>{({ Changes }) => <Differences of={Changes} title={t('compare.revisions')} />}</Block>
      <CopyAs of={() => act('souk', 'DiffEntityRevisions', input)} />
    </SpaceBetween>
  );
}
