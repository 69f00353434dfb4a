// Why a change of the catalogue was refused: each reason in the reader's language, with the field that it concerns.
import type { FieldProblem } from '#/api/call';
import type { ErrorDetail } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { labelOfPlace } from '#/parts/member_labels';
import { wordReason } from '#/parts/problem';

/** The market tells a place, where there is one, before what is wrong there. */
export function problemOf({ ErrorCode: code = '', ErrorMessage: told = '' }: ErrorDetail): FieldProblem {
  const [, where = '', message = told] = /^([A-Z]\w*(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*): (.*)$/s.exec(told) ?? [];
  return { code, where, message };
}

export function Reasons({ of }: { of: ErrorDetail[] }) {
  const text = useText();
  return (
    <ul className="plain">
      {of.map(problemOf).map((each, i) => (
        <li key={i} className="breakable">
          {each.where && <b>{text.t('error.at', { place: labelOfPlace(text, each.where) })} </b>}
          {wordReason(text, each)}
          {each.code === 'AUDIT_ERROR' && <blockquote>{each.message}</blockquote>}
        </li>
      ))}
    </ul>
  );
}
