import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import type { FieldProblem } from '#/api/call';
import { useText } from '#/language';
import { wordField } from '#/parts/problem';
import { useSession } from '#/session';
import { choiceOf, duty, labelOf, topicNames, typesOf } from './topics';

interface TopicsFieldProps {
  /** Events' detail types; none means all of them. */
  value: string[];
  onChange: (types: string[]) => void;
  problems: FieldProblem[] | undefined;
}

export function TopicsField({ value, onChange, problems }: TopicsFieldProps) {
  const text = useText();
  const { t } = text;
  const { session } = useSession();
  const chosen = choiceOf(value);
  const offered = topicNames.filter((name) => name !== duty || session?.Operator);
  const option = (choice: string) => ({ value: choice, label: labelOf(choice, t) });
  const wrong = problems?.find((each) => each.where.startsWith('DetailTypes'));
  return (
    <FormField label={t('topics.label')} constraintText={t('topics.hint')} errorText={wrong && wordField(text, wrong)}>
      <Multiselect
        options={[...new Set([...offered, ...chosen])].map(option)}
        selectedOptions={chosen.map(option)}
        placeholder={t(chosen.length ? 'topics.more' : 'topics.all')}
        expandToViewport
        onChange={({ detail }) => onChange(typesOf(detail.selectedOptions.map((each) => each.value!)))}
      />
    </FormField>
  );
}
