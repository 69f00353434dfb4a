// That there is nothing of a name, which SageMaker words as any other fault of a request.
import Alert from '@cloudscape-design/components/alert';
import type { Loaded } from '#/api/use_operation';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';

export const isAbsent = ({ data, error }: Loaded<unknown>): boolean => data === undefined && error?.code === 'ValidationException';

export function Absent({ list, label }: { list: string; label: string }) {
  const { t } = useText();
  return (
    <Alert type="warning" action={<AppLink to={list}>{label}</AppLink>}>
      {t('run.absent')}
    </Alert>
  );
}
