// What the container takes and answers, and on which instances it runs.
import ColumnLayout from '@cloudscape-design/components/column-layout';
import type { FieldProblem } from '#/api/call';
import { useText } from '#/language';
import { TextField } from '#/parts/form';
import { fieldError } from '#/parts/problem';
import type { Use } from './inference';
import { Instances } from './instances';

interface UseFieldsProps {
  use: Use;
  change: (part: Partial<Use>) => void;
  problems: FieldProblem[];
}

const at = (member: string) => `InferenceSpecification.${member}`;

export function UseFields({ use, change, problems }: UseFieldsProps) {
  const text = useText();
  const { t } = text;
  const error = (member: string) => fieldError(text, problems, at(member));
  return (
    <ColumnLayout columns={2}>
      <TextField label={t('package.takes')} hint={t('package.types.hint')} where={at('SupportedContentTypes')} problems={problems} value={use.contentTypes} onChange={(contentTypes) => change({ contentTypes })} />
      <TextField label={t('package.answers')} hint={t('package.types.hint')} where={at('SupportedResponseMIMETypes')} problems={problems} value={use.responseTypes} onChange={(responseTypes) => change({ responseTypes })} />
      <Instances label={t('package.realtime')} use="REALTIME" chosen={use.realtime} error={error('SupportedRealtimeInferenceInstanceTypes')} onChange={(realtime) => change({ realtime })} />
      <Instances label={t('package.batch')} use="BATCH" chosen={use.batch} error={error('SupportedTransformInstanceTypes')} onChange={(batch) => change({ batch })} />
    </ColumnLayout>
  );
}
