// A decision about somebody else's request, asked for once more, with the reason that he is told where it needs one.
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { CallError } from '#/api/call';
import { useText } from '#/language';
import type { Act } from '#/parts/copy_as';
import { Dialog } from '#/parts/dialog';
import { fieldError, Problem } from '#/parts/problem';

interface DecisionProps {
  title: string;
  doIt: string;
  /** What follows from it. */
  text?: ReactNode;
  /** The label of the reason; without it none is asked for. */
  reason?: string;
  reasonHint?: string;
  optional?: boolean;
  of: (reason: string) => Act;
  onDecide: (reason: string) => void;
  onClose: () => void;
  running: boolean;
  error: CallError | undefined;
  children?: ReactNode;
}

export function Decision(props: DecisionProps) {
  const { title, doIt, text, reason, reasonHint, optional, of, onDecide, onClose, running, error, children } = props;
  const words = useText();
  const { t } = words;
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const lacking = reason !== undefined && !optional && !typed.trim();
  const decide = () => {
    setAsked(true);
    if (!lacking) onDecide(typed.trim());
  };
  const refused = fieldError(words, error?.fields, 'Reason');
  return (
    <Dialog
      title={title}
      doIt={doIt}
      onDo={decide}
      onClose={onClose}
      of={() => of(typed.trim())}
      running={running}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        <SpaceBetween size="m">
          {text && <div>{text}</div>}
          {children}
          {reason !== undefined && (
            <FormField
              label={optional ? t('decision.optional', { label: reason }) : reason}
              description={reasonHint}
              errorText={refused ?? (asked && lacking ? t('error.MISSING') : undefined)}
              stretch
            >
              <Textarea
                rows={4}
                value={typed}
                onChange={({ detail }) => setTyped(detail.value)}
                onKeyDown={({ detail }) => {
                  if (detail.key === 'Enter' && (detail.ctrlKey || detail.metaKey)) decide();
                }}
              />
            </FormField>
          )}
          {!refused && <Problem error={error} />}
        </SpaceBetween>
      </form>
    </Dialog>
  );
}
