// What became of the draft that was sent or rehearsed, and what of it was refused.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useText } from '#/language';
import { wordRefused } from './problems';
import type { Submission } from './use_submit';

interface OutcomeProps {
  submission: Submission;
  onOpen: (changeSet: string) => void;
}

/** Each refusal with the field that it stands at, too. */
export function Outcome({ submission: { followed, refused }, onOpen }: OutcomeProps) {
  const text = useText();
  const { t } = text;
  if (!followed) return null;
  const { id, rehearsal, status } = followed;
  const open = <Button onClick={() => onOpen(id)}>{t(rehearsal ? 'draft.rehearsed.open' : 'draft.sent.open')}</Button>;
  if (status === 'FAILED')
    return (
      <Alert type="error" header={t(rehearsal ? 'draft.rehearsed.failed' : 'draft.sent.failed')} action={open}>
        <ul className="plain">
          {refused.map((each, i) => (
            <li key={i}>
              {each.place && <b>{t('draft.refused_at', { field: t(each.place.label) })} </b>}
              <span className="breakable">{wordRefused(text, each)}</span>
            </li>
          ))}
        </ul>
      </Alert>
    );
  if (status === 'CANCELLED') return <Alert action={open}>{t('draft.sent.cancelled')}</Alert>;
  if (status === 'SUCCEEDED')
    return rehearsal ? (
      <Alert type="success" action={open}>
        {t('request.would_work')}
      </Alert>
    ) : null;
  return <Alert action={open}>{t(rehearsal ? 'draft.rehearsed' : 'draft.sent')}</Alert>;
}
