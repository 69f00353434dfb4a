import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '#/language';
import { Differences } from '#/parts/differences';
import { Empty } from '#/parts/states';
import type { Version } from '../product/entity';
import { diffDocuments } from './diff_documents';
import { Pair } from './pair';

/** What is of a version's own: ids and dates always differ. */
function contentOf(version: Version | undefined): unknown {
  if (!version) return {};
  const own = new Set(['Id', 'SourceId', 'CreationDate']);
  return JSON.parse(JSON.stringify(version, (name, value: unknown) => (own.has(name) ? undefined : value)));
}

export function Versions({ versions }: { versions: Version[] }) {
  const { t } = useText();
  const [from, setFrom] = useState(versions.at(-2)?.Id ?? '');
  const [to, setTo] = useState(versions.at(-1)?.Id ?? '');
  if (versions.length < 2) return <Empty text={t('compare.one_version')} />;
  const version = (id: string) => versions.find((each) => each.Id === id);
  return (
    <SpaceBetween size="m">
      <Pair
        options={versions.map(({ Id, VersionTitle }) => ({ value: Id, label: VersionTitle }))}
        from={from}
        to={to}
        onChange={(first, second) => {
          setFrom(first);
          setTo(second);
        }}
      />
      <Differences of={diffDocuments(contentOf(version(from)), contentOf(version(to)))} title={t('versions.title')} />
    </SpaceBetween>
  );
}
