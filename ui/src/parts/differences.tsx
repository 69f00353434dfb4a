// What changed between two revisions, field by field: words that went are struck through, new ones underlined.
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Table from '@cloudscape-design/components/table';
import type { FieldChange } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { Code } from '#/listing/listing_view';
import { Empty } from '#/parts/states';
import { memberLabels } from '#/parts/member_labels';
import { shortened, wordsChanged } from '#/parts/words_changed';

function labelOf(path: string): MessageKey | undefined {
  const bare = path.replaceAll(/\[\d+\]/g, '');
  const found = Object.keys(memberLabels).find((name) => bare === name || bare.endsWith(`.${name}`));
  return found === undefined ? undefined : memberLabels[found];
}

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && !value.length);

/** Something that came or went whole, member by member. */
function membersOf(change: FieldChange): FieldChange[] {
  const side = change.Before === undefined ? 'After' : 'Before';
  const value = change[side];
  if (change.Before !== undefined && change.After !== undefined) return [change];
  if (Array.isArray(value) && value.length <= 3 && value.every(isTree))
    return value.flatMap((each, i) => membersOf({ Path: `${change.Path}[${i}]`, [side]: each }));
  if (!isTree(value)) return [change];
  return Object.entries(value)
    .filter(([, each]) => !isEmpty(each))
    .flatMap(([name, each]) => membersOf({ Path: `${change.Path}.${name}`, [side]: each }));
}

/** A value as it is read: a switch has words, a text and a number are themselves, anything else is its JSON. */
function useShown() {
  const { t } = useText();
  return (value: unknown) => {
    if (typeof value === 'boolean') return t(value ? 'diff.yes' : 'diff.no');
    return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  };
}

/** What has no other side to be compared with: lists are opened by who wants to read them. */
function Whole({ value }: { value: unknown }) {
  const { t } = useText();
  const shown = useShown();
  const list = Array.isArray(value) && value.some(isTree);
  if (!list) return <span className="prose">{Array.isArray(value) ? value.map(shown).join('\n') : shown(value)}</span>;
  return (
    <ExpandableSection headerText={t('diff.items', { count: value.length })}>
      <Code text={shown(value)} label={t('diff.items', { count: value.length })} />
    </ExpandableSection>
  );
}

function Change({ of }: { of: FieldChange }) {
  const { t } = useText();
  const shown = useShown();
  if (of.Before === undefined || of.After === undefined)
    return (
      <>
        <div>
          <Box variant="small">{t(of.Before === undefined ? 'diff.new' : 'diff.gone')}</Box>
        </div>
        <Whole value={of.After ?? of.Before} />
      </>
    );
  return (
    <div className="prose" dir="auto">
      {shortened(wordsChanged(shown(of.Before), shown(of.After))).map((piece, i) =>
        piece.omitted ? (
          <Box key={i} variant="small" display="block" textAlign="center">
            {t('diff.omitted', { count: piece.omitted })}
          </Box>
        ) : piece.is === 'same' ? (
          <span key={i}>{piece.text}</span>
        ) : piece.is === 'new' ? (
          <ins key={i}>{piece.text}</ins>
        ) : (
          <del key={i}>{piece.text}</del>
        ),
      )}
    </div>
  );
}

export function Differences({ of, title }: { of: FieldChange[]; title: string }) {
  const { t } = useText();
  return (
    <Table<FieldChange>
      variant="embedded"
      ariaLabels={{ tableLabel: title }}
      items={of.flatMap(membersOf)}
      trackBy="Path"
      wrapLines
      empty={<Empty title={t('diff.none')} />}
      columnDefinitions={[
        {
          id: 'path',
          header: t('diff.field'),
          isRowHeader: true,
          minWidth: 140,
          width: 260,
          cell: (row) => {
            const label = labelOf(row.Path);
            return (
              <>
                {label && <div>{t(label)}</div>}
                <Box variant={label ? 'small' : 'span'}>
                  <code className="breakable member">{row.Path}</code>
                </Box>
              </>
            );
          },
        },
        { id: 'change', header: t('diff.change'), minWidth: 200, cell: (row) => <Change of={row} /> },
      ]}
    />
  );
}
