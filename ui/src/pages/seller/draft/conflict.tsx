// Two who edited one draft: the fields that differ, by the form's own names, to choose from one by one. Of the other's text,
// the words that are not in this one are marked, and those that it lacks.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useText } from '#/language';
import { joinEdits } from '#/parts/conflict';
import { wordsChanged } from '#/parts/words_changed';
import type { Draft } from './draft';
import { labelOfMember } from './member_names';
import type { DraftState } from './use_draft';

const shown = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value, undefined, 2) ?? ''));

function Marked({ from, to }: { from: string; to: string }) {
  return (
    <pre className="text">
      {wordsChanged(from, to).map((piece, i) =>
        piece.is === 'same' ? <span key={i}>{piece.text}</span> : piece.is === 'new' ? <ins key={i}>{piece.text}</ins> : <del key={i}>{piece.text}</del>,
      )}
    </pre>
  );
}

interface FieldProps {
  label: string;
  mine: string;
  theirs: string;
  onChoose: (side: 'mine' | 'theirs') => void;
}

function Field({ label, mine, theirs, onChoose }: FieldProps) {
  const { t } = useText();
  return (
    <div role="group" aria-label={label}>
      <Box variant="h3">{label}</Box>
      <div className="side-by-side">
        <div>
          <Box variant="awsui-key-label">{t('conflict.mine')}</Box>
          <pre className="text">{mine}</pre>
          <Button ariaLabel={t('draft.keep_that', { act: t('conflict.keep_mine'), field: label })} onClick={() => onChoose('mine')}>
            {t('conflict.keep_mine')}
          </Button>
        </div>
        <div>
          <Box variant="awsui-key-label">{t('conflict.theirs')}</Box>
          <Marked from={mine} to={theirs} />
          <Button ariaLabel={t('draft.keep_that', { act: t('conflict.keep_theirs'), field: label })} onClick={() => onChoose('theirs')}>
            {t('conflict.keep_theirs')}
          </Button>
        </div>
      </div>
    </div>
  );
}

export function ChooseBetween({ state }: { state: DraftState }) {
  const { t } = useText();
  const [chosen, setChosen] = useState<Partial<Draft>>({});
  const mine = state.draft!;
  const { draft: theirs, base } = state.theirs!;
  // What one of the two left as it was, the other changed: nobody has to be asked. Of what both began with nothing may be known.
  const { edit, contested } = joinEdits<Draft>(base ?? ({} as Draft), mine, theirs);
  const open = contested.filter((name) => !(name in chosen));
  useEffect(() => {
    if (!open.length) state.settle({ ...edit, ...chosen });
  });
  if (!open.length) return null;
  return (
    <Container header={<Header variant="h2" description={t('conflict.text')}>{t('conflict.title')}</Header>}>
      <SpaceBetween size="l">
        {open.map((name) => (
          <Field
            key={name}
            label={labelOfMember(name, t)}
            mine={shown(mine[name])}
            theirs={shown(theirs[name])}
            onChoose={(side) => setChosen({ ...chosen, [name]: (side === 'mine' ? mine : theirs)[name] })}
          />
        ))}
      </SpaceBetween>
    </Container>
  );
}
