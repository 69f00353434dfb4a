// How many instances serve: changed while they serve.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import type { DescribeEndpointOutput } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { Dialog } from '#/parts/dialog';
import { Problem } from '#/parts/problem';

const fits = (count: string) => /^\d{1,3}$/.test(count) && Number(count) >= 1 && Number(count) <= 100;

export function Scale({ of, onClose, onDone }: { of: DescribeEndpointOutput; onClose: () => void; onDone: () => void }) {
  const { t } = useText();
  const change = useAction('sagemaker', 'UpdateEndpointWeightsAndCapacities');
  const variants = of.ProductionVariants ?? [];
  const [counts, setCounts] = useState(variants.map((each) => String(each.DesiredInstanceCount ?? 1)));
  const input = {
    EndpointName: of.EndpointName,
    DesiredWeightsAndCapacities: variants.map((each, i) => ({ VariantName: each.VariantName, DesiredInstanceCount: Number(counts[i]) })),
  };
  const doChange = async () => {
    if (counts.every(fits) && (await change.run(input))) onDone();
  };
  return (
    <Dialog
      title={t('endpoint.scale')}
      doIt={t('endpoint.scale')}
      onDo={() => void doChange()}
      onClose={onClose}
      of={() => act('sagemaker', 'UpdateEndpointWeightsAndCapacities', input)}
      running={change.running}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void doChange();
        }}
      >
        <SpaceBetween size="m">
          <div>{t('endpoint.scale.text')}</div>
          {variants.map((each, i) => (
            <FormField
              key={each.VariantName}
              label={t('endpoint.scale.count', { variant: each.VariantName })}
              errorText={fits(counts[i]!) ? undefined : t('endpoint.scale.range')}
            >
              <Input
                type="number"
                inputMode="numeric"
                value={counts[i]!}
                onChange={({ detail }) => setCounts(counts.map((count, at) => (at === i ? detail.value : count)))}
              />
            </FormField>
          ))}
          <Problem error={change.error} />
        </SpaceBetween>
      </form>
    </Dialog>
  );
}
