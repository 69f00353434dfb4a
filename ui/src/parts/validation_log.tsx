// What the containers write that validate a model package or an algorithm: live, and kept afterwards.
import { call } from '#/api/call';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { LogView } from '#/parts/log_view';

export function ValidationLog({ arn, lives }: { arn: string; lives: boolean }) {
  const { t } = useText();
  return (
    <LogView
      name={arn.split('/').slice(1).join('-')}
      text={t('validation.log.text')}
      lives={lives}
      of={() => act('souk', 'GetValidationLogs', { ResourceArn: arn })}
      ask={(token, signal) => call('souk', 'GetValidationLogs', { ResourceArn: arn, MaxLines: 500, ...(token ? { NextToken: token } : {}) }, signal)}
    />
  );
}
