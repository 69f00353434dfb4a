// Somebody else saved the same meanwhile: both edits are joined, and where they contradict each other it is asked what is
// to stay. Nothing is lost, and nothing saved, before that.
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useEffect, useRef, useState } from 'react';
import { call, type CallError, type Input, type OperationOf, type Output } from '#/api/call';
import { useText } from '#/language';
import { Dialog } from '#/parts/dialog';

type Side = 'mine' | 'theirs';
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What both edits of `base` come to, and the members that both changed, each otherwise: there `mine` stands for now. */
export function joinEdits<T extends object>(base: T, mine: T, theirs: T): { edit: T; contested: (keyof T & string)[] } {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])] as (keyof T & string)[];
  const mended = names.filter((name) => !same(mine[name], base[name]) || same(mine[name], theirs[name]));
  const edit = { ...theirs, ...Object.fromEntries(mended.map((name) => [name, mine[name]])) };
  return { edit, contested: mended.filter((name) => !same(mine[name], theirs[name]) && !same(theirs[name], base[name])) };
}

/** What stands there now, where the last save was refused because somebody else had been faster; undefined otherwise. */
export function useLatest<O extends OperationOf<'souk'>>(error: CallError | undefined, operation: O, input: Input<'souk', O>): Output<'souk', O> | undefined {
  const [latest, setLatest] = useState<Output<'souk', O>>();
  const asked = useRef(input);
  asked.current = input;
  useEffect(() => {
    setLatest(undefined);
    if (error?.code !== 'ConflictException') return;
    const gone = new AbortController();
    call('souk', operation, asked.current, gone.signal).then(setLatest, () => undefined); // the refusal is shown in any case
    return () => gone.abort();
  }, [error, operation]);
  return latest;
}

interface ConflictDialogProps<T> {
  /** What both began with, what was typed here, and what is saved now. */
  base: T;
  mine: T;
  theirs: T;
  label: (name: keyof T & string) => string;
  /** A value in words; undefined where it speaks for itself. */
  show?: (name: keyof T & string, value: unknown) => string | undefined;
  saving: boolean;
  onSettle: (edit: T) => void;
  onClose: () => void;
}

/** As it is read by people: lists by lines, members by name. */
function shown(value: unknown): string {
  if (value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(shown).join('\n');
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([name, each]) => `${name}: ${shown(each)}`)
      .join(', ');
  return String(value);
}

export function ConflictDialog<T extends object>(props: ConflictDialogProps<T>) {
  const { base, mine, theirs, label, show, saving, onSettle, onClose } = props;
  const { t } = useText();
  const [chosen, setChosen] = useState<Partial<Record<string, Side>>>({});
  const [asked, setAsked] = useState(false);
  const { edit, contested } = joinEdits(base, mine, theirs);
  const settle = () => {
    setAsked(true);
    if (!contested.every((name) => chosen[name])) return;
    const given = contested.filter((name) => chosen[name] === 'theirs').map((name) => [name, theirs[name]]);
    onSettle({ ...edit, ...Object.fromEntries(given) });
  };
  const sides = { mine, theirs };
  const tile = (side: Side, name: keyof T & string) => ({
    value: side,
    label: t(side === 'mine' ? 'conflict.mine' : 'conflict.theirs'),
    description: <span className="breakable lines">{show?.(name, sides[side][name]) ?? shown(sides[side][name])}</span>,
  });
  return (
    <Dialog
      size="large"
      title={t('conflict.title')}
      doIt={t('conflict.save')}
      onDo={settle}
      onClose={onClose}
      leave={t('conflict.go_on')}
      running={saving}
    >
      <SpaceBetween size="l">
        <span>{t(contested.length ? 'conflict.text' : 'conflict.apart')}</span>
        {contested.map((name) => (
          <FormField key={name} label={label(name)} errorText={asked && !chosen[name] ? t('conflict.choose') : undefined} stretch>
            <Tiles
              ariaLabel={label(name)}
              columns={2}
              value={chosen[name] ?? null}
              onChange={({ detail }) => setChosen({ ...chosen, [name]: detail.value as Side })}
              items={[tile('mine', name), tile('theirs', name)]}
            />
          </FormField>
        ))}
      </SpaceBetween>
    </Dialog>
  );
}
