// A form that Ctrl+Enter sends, too, and that puts each refusal beside its field.
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { CallError, FieldProblem } from '#/api/call';
import { useText } from '#/language';
import { fieldError, isPlaceless, Problem } from '#/parts/problem';

interface SendFormProps {
  /** Undefined where there is nothing to send now. */
  send: string | undefined;
  onSend: () => void;
  sending: boolean;
  /** It would be refused, and the form says why. */
  disabled?: boolean;
  error?: CallError | undefined;
  /** Which places have fields here: a refusal of any other stands above the form. */
  placed?: RegExp;
  actions?: ReactNode;
  children: ReactNode;
}

export function SendForm({ send, onSend, sending, disabled, error, placed, actions, children }: SendFormProps) {
  const placeless = error && (error.permission || !error.fields.length || error.fields.some((each) => isPlaceless(each, placed))); // others stand beside their fields
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (send !== undefined && !disabled) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inside = event.currentTarget.contains(event.target as Node); // a dialog's keys come here, too, though it stands elsewhere
    if (inside && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Form
        actions={
          send !== undefined && (
            <SpaceBetween direction="horizontal" size="xs">
              {actions}
              <Button variant="primary" formAction="submit" loading={sending} disabled={disabled}>
                {send}
              </Button>
            </SpaceBetween>
          )
        }
      >
        <SpaceBetween size="m">
          {placeless && <Problem error={error} placed={placed} />}
          {children}
        </SpaceBetween>
      </Form>
    </form>
  );
}

interface TextFieldProps {
  label: string;
  hint?: string;
  /** The member's place in the operation's input: refusals that name it are shown here. */
  where: string;
  problems?: FieldProblem[] | undefined;
  value: string;
  onChange: (value: string) => void;
  type?: InputProps.Type;
  autoComplete?: string;
  autoFocus?: boolean;
}

export function TextField({ label, hint, where, problems, value, onChange, type, autoComplete, autoFocus }: TextFieldProps) {
  const text = useText();
  return (
    <FormField label={label} constraintText={hint} errorText={fieldError(text, problems, where)}>
      <Input
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
        type={type}
        name={where}
        autoComplete={autoComplete}
        autoFocus={autoFocus}
        spellcheck={false}
      />
    </FormField>
  );
}
