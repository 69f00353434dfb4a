import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useText } from '#/language';
import { fieldError } from '#/parts/problem';
import type { PriceRow } from './form';
import type { PartProps } from './part';

const most = 500;

export function InfrastructurePrices({ form, change, problems }: PartProps) {
  const text = useText();
  const { t } = text;
  const changed = (at: number, part: Partial<PriceRow>) =>
    change({ prices: form.prices.map((row, i) => (i === at ? { ...row, ...part } : row)) });
  const error = (at: number, member: string) => fieldError(text, problems, `Policy.InfrastructurePrices[${at}].${member}`);
  return (
    <Container header={<Header variant="h2" description={t('policy.prices.text')}>{t('policy.prices')}</Header>}>
      <AttributeEditor
        items={form.prices}
        addButtonText={t('policy.prices.add')}
        removeButtonText={t('do.remove')}
        disableAddButton={form.prices.length >= most}
        empty={t('policy.prices.none')}
        onAddButtonClick={() => change({ prices: [...form.prices, { InstanceType: '', PricePerHour: '' }] })}
        onRemoveButtonClick={({ detail }) => change({ prices: form.prices.filter((_, i) => i !== detail.itemIndex) })}
        definition={[
          {
            label: t('draft.prices.instance'),
            errorText: (_row: PriceRow, at: number) => error(at, 'InstanceType'),
            control: (row: PriceRow, at: number) => <Input value={row.InstanceType} placeholder="ml.m5.large" spellcheck={false} onChange={({ detail }) => changed(at, { InstanceType: detail.value })} />,
          },
          {
            label: t('policy.prices.hour'),
            errorText: (_row: PriceRow, at: number) => error(at, 'PricePerHour'),
            control: (row: PriceRow, at: number) => <Input value={row.PricePerHour} placeholder="0.115" inputMode="decimal" onChange={({ detail }) => changed(at, { PricePerHour: detail.value })} />,
          },
        ]}
      />
    </Container>
  );
}
