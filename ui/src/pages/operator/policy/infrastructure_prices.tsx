import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useText } from '#/language';
import { fieldError } from '#/parts/problem';
import { Rows } from '#/parts/rows';
import type { PartProps } from './part';

export function InfrastructurePrices({ form, change, problems }: PartProps) {
  const text = useText();
  const { t } = text;
  const error = (at: number, member: string) => fieldError(text, problems, `Policy.InfrastructurePrices[${at}].${member}`);
  return (
    <Container header={<Header variant="h2" description={t('policy.prices.text')}>{t('policy.prices')}</Header>}>
      <Rows
        rows={form.prices}
        fresh={{ InstanceType: '', PricePerHour: '' }}
        add={t('policy.prices.add')}
        most={500}
        none={t('policy.prices.none')}
        onChange={(prices) => change({ prices })}
        columns={[
          {
            label: t('draft.prices.instance'),
            error: (at) => error(at, 'InstanceType'),
            control: (row, changed) => <Input value={row.InstanceType} placeholder="ml.m5.large" spellcheck={false} onChange={({ detail }) => changed({ InstanceType: detail.value })} />,
          },
          {
            label: t('policy.prices.hour'),
            error: (at) => error(at, 'PricePerHour'),
            control: (row, changed) => <Input value={row.PricePerHour} placeholder="0.115" inputMode="decimal" onChange={({ detail }) => changed({ PricePerHour: detail.value })} />,
          },
        ]}
      />
    </Container>
  );
}
