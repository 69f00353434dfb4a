// A refusal inside the block that failed: cause, what to do, the request's number; a missing permission comes with the
// policy to copy.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'react-router';
import type { CallError, FieldProblem } from '#/api/call';
import { type Parameters, type Text, useText } from '#/language';
import { CopyButton } from '#/parts/copy_button';
import { AppLink } from '#/parts/link';
import { concernedIn, constraintIn, refusalOf } from '#/refusals';

const withConcerned = (words: string, message: string) => {
  const concerned = concernedIn(message);
  return concerned.length ? `${words} (${concerned.join(', ')})` : words;
};

/** What a code means to the reader; of several codes the first that the catalogues know, which go from particular to general. */
function wordCode(text: Text, codes: string[], parameters: Parameters, message: string): string | undefined {
  for (const code of codes) {
    const limited = `error.${code}.limit`;
    if ('limit' in parameters && text.has(limited)) return text.t(limited, parameters);
    const key = `error.${code}`;
    if (text.has(key)) return text.t(key, parameters);
    const words = refusalOf(text.language, code);
    if (words) return withConcerned(text.word(words, parameters), message);
  }
  return undefined;
}

/** The refusal in the reader's language. */
export function wordError(text: Text, error: CallError): string {
  const { reason } = error.details;
  const particular = typeof reason === 'string' && !error.fields.length; // else the fields tell it
  const codes = [...(particular ? [`${error.code}.${reason}`, reason] : []), error.code];
  return wordCode(text, codes, error.details as Parameters, error.message) ?? text.t('error.Unknown', { code: error.code });
}

export function wordField(text: Text, problem: FieldProblem): string {
  const broken = constraintIn(problem.message);
  const parameters = problem.parameters ?? broken?.parameters ?? {};
  const codes = [...(broken ? [broken.code] : []), problem.code];
  return wordCode(text, codes, parameters, problem.message) ?? text.t('error.Unknown', { code: problem.code });
}

/** Why a change of the catalogue was refused: what a form calls the same code is said of its field. */
export function wordReason(text: Text, problem: FieldProblem): string {
  const words = refusalOf(text.language, problem.code);
  return words ? withConcerned(text.word(words), problem.message) : wordField(text, problem);
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
  onRetry?: (() => void) | undefined;
  /** What is shown beside fields; everything is, where this is left out. */
  placed?: RegExp | undefined;
}

/** For whoever has to look into it: the request's number, and what the server said itself. */
function Told({ error }: { error: CallError }) {
  const { t } = useText();
  return (
    <>
      {error.requestId && <div className="breakable">{t('error.request', { id: error.requestId })}</div>}
      {error.message && (
        <ExpandableSection headerText={t('error.told')} variant="footer">
          <div className="breakable">
            <code>{error.code}</code> <span lang="en">{error.message}</span>
          </div>
        </ExpandableSection>
      )}
    </>
  );
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
      <div className="breakable">{wordError(text, error)}</div>
      {placeless.map((each) => (
        <div key={`${each.code} ${each.where} ${each.message}`} className="breakable">
          {each.where && <code>{each.where} </code>}
          {wordField(text, each)}
        </div>
      ))}
      <Told error={error} />
    </Alert>
  );
}
