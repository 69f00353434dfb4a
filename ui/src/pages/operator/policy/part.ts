import type { FieldProblem } from '#/api/call';
import type { PolicyForm } from './form';

/** What every part of the policy's form gets. */
export interface PartProps {
  form: PolicyForm;
  change: (part: Partial<PolicyForm>) => void;
  problems: FieldProblem[] | undefined;
}
