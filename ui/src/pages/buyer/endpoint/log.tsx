import { call } from '#/api/call';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { LogView } from '#/parts/log_view';

export function EndpointLog({ name, lives }: { name: string; lives: boolean }) {
  const { t } = useText();
  return (
    <LogView
      name={name}
      text={t('endpoint.log.text')}
      lives={lives}
      of={() => act('souk', 'GetEndpointLogs', { EndpointName: name })}
      ask={(token, signal) => call('souk', 'GetEndpointLogs', { EndpointName: name, MaxLines: 500, ...(token ? { NextToken: token } : {}) }, signal)}
    />
  );
}
