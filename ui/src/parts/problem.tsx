// A refusal inside the block that failed: cause, what to do, the request's number; a missing permission comes with the
// policy to copy.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'react-router';
import type { CallError, FieldProblem } from '#/api/call';
import { type Parameters, type Text, useText } from '#/language';
import { CopyButton } from '#/parts/copy_button';
import { AppLink } from '#/parts/link';

/** The refusal in the reader's language where the catalogue knows its code, else in the server's words. */
export function wordError(text: Text, error: CallError): string {
  const key = `error.${error.code}`;
  return text.has(key) ? text.t(key, error.details as Parameters) : error.message || error.code;
}

export function wordField(text: Text, problem: FieldProblem): string {
  const key = `error.${problem.code}`;
  return text.has(key) ? text.t(key) : problem.message;
}

/** What is wrong with one field or, where it holds a list, with the list's elements; undefined where nothing is. */
export function fieldError(text: Text, problems: FieldProblem[] | undefined, where: string): string | undefined {
  const found = problems?.filter((each) => each.where === where || each.where.replace(/\[\d+\]$/, '') === where);
  return found?.length ? [...new Set(found.map((each) => wordField(text, each)))].join(' ') : undefined;
}

function Forbidden({ error }: { error: CallError }) {
  const { t } = useText();
  const missing = error.permission!;
  const policy = JSON.stringify(JSON.parse(missing.policy), undefined, 2);
  return (
    <Alert type="error" header={t('error.forbidden.title')}>
      <SpaceBetween size="s">
        <span>{t('error.forbidden.text', { action: missing.action, resource: missing.resource })}</span>
        <pre className="code" tabIndex={0}>
          {policy}
        </pre>
        <CopyButton text={policy} />
      </SpaceBetween>
    </Alert>
  );
}

/** To the page for signing in, and back to this one. */
export function ToSignIn() {
  const { t } = useText();
  const { pathname, search } = useLocation();
  return <AppLink to={`/sign-in?then=${encodeURIComponent(`${pathname.slice(3) || '/'}${search}`)}`}>{t('top.sign_in')}</AppLink>;
}

interface ProblemProps {
  error: CallError | undefined;
  onRetry?: () => void;
  /** What is shown beside fields; everything is, where this is left out. */
  placed?: RegExp | undefined;
}

export const isPlaceless = (each: FieldProblem, placed: RegExp | undefined) => !each.where || (placed !== undefined && !placed.test(each.where));

export function Problem({ error, onRetry, placed }: ProblemProps) {
  const text = useText();
  if (!error) return null;
  if (error.permission) return <Forbidden error={error} />;
  const placeless = error.fields.filter((each) => isPlaceless(each, placed));
  return (
    <Alert
      type="error"
      header={text.t('error.title')}
      action={error.code === 'SessionRequiredException' ? <ToSignIn /> : onRetry && <Button onClick={onRetry}>{text.t('do.retry')}</Button>}
    >
      <div>{wordError(text, error)}</div>
      {placeless.map((each) => (
        <div key={`${each.code} ${each.where}`}>
          {each.where && <code className="breakable">{each.where} </code>}
          {wordField(text, each)}
        </div>
      ))}
      {error.requestId && <Box variant="small">{text.t('error.request', { id: error.requestId })}</Box>}
    </Alert>
  );
}
