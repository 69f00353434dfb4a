// An answer of the container as the version's sample output, by a change of its delivery option.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { asText, fromBase64 } from '#/api/bytes';
import type { Try, TrySample } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Problem } from '#/parts/problem';
import { Reasons } from '#/parts/reasons';
import { productType, type Version } from '../product/entity';
import { changeOf, useChange } from '../product/use_change';

interface DeclareProps {
  product: string;
  version: Version;
  attempt: Try;
  sample: TrySample;
  onDone: () => void;
}

/** What UpdateDeliveryOptions takes: the output's description and parameters stay as they are. */
function withOutput({ version, sample }: DeclareProps, text: string) {
  const [option] = version.DeliveryOptions;
  const { OutputProperties: output = {} } = option!.Instructions ?? {};
  const kept = Object.fromEntries(Object.entries(output.SampleOutput ?? {}).filter(([name]) => !name.startsWith(memberOf(sample))));
  const details = { OutputProperties: { ...output, SampleOutput: { ...kept, [`${memberOf(sample)}Text`]: text } } };
  return { DeliveryOptions: [{ Id: option!.Id, Details: { SageMakerModelPackageDeliveryOptionDetails: details } }] };
}

const memberOf = (sample: TrySample) => (sample.SampleId === 'REALTIME' ? 'RealtimeInference' : 'BatchTransform');

export function Declare(props: DeclareProps) {
  const { product, attempt, onDone } = props;
  const { t } = useText();
  const change = useChange(useCallback(() => onDone(), [onDone]));
  const said = attempt.Output === undefined ? undefined : asText(fromBase64(attempt.Output));
  if (said === undefined || attempt.Likeness === 'EXACT') return null;
  const input = changeOf('UpdateDeliveryOptions', productType, product, withOutput(props, said));
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs">
        <Button loading={change.working} onClick={() => void change.run(input)}>
          {t('bench.save')}
        </Button>
        <CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', input)} />
      </SpaceBetween>
      <Problem error={change.error} />
      {change.failures.length > 0 && (
        <Alert type="error" header={t('product.failed')}>
          <Reasons of={change.failures} />
        </Alert>
      )}
    </SpaceBetween>
  );
}
