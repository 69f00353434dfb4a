// What came of a try: its answer, beside the one that the seller declares, or why there is none.
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { fromBase64 } from '#/api/bytes';
import type { Try, TrySample } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { Code } from '#/listing/listing_view';
import { Output } from '#/parts/output';
import { Side } from './side';

/** The output that the listing holds: what is shown, too, where nothing can be run. */
export function Declared({ of: sample }: { of: TrySample }) {
  const { t } = useText();
  return <Side label={t('try.declared')} text={sample.Output} url={sample.OutputUrl} />;
}

export function Answer({ of: attempt }: { of: Try }) {
  const { t, number } = useText();
  if (attempt.Problem)
    return (
      <Alert type="error" header={t(`try.problem.${attempt.Problem.Code}` as MessageKey)}>
        <Code text={attempt.Problem.Message} label={t('try.problem')} />
      </Alert>
    );
  if (attempt.Status !== 'DONE') return null;
  const took = t('endpoint.took', { milliseconds: number(attempt.Milliseconds ?? 0, 0), type: attempt.ContentType ?? '' });
  return (
    <SpaceBetween size="s">
      {attempt.Likeness && (
        <Alert type={attempt.Likeness === 'DIFFERENT' ? 'warning' : 'success'}>{t(`try.likeness.${attempt.Likeness}` as MessageKey)}</Alert>
      )}
      <FormField label={t('endpoint.answer')} description={took} stretch>
        {attempt.Output === undefined ? t('try.forgotten') : <Output of={fromBase64(attempt.Output)} label={t('endpoint.answer')} />}
      </FormField>
    </SpaceBetween>
  );
}
