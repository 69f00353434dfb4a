// What an endpoint has cost so far.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Block, Empty } from '#/parts/states';
import { CostItems } from '../product/cost_items';
import { useAgain } from './use_again';

export function EndpointCost({ name, lives }: { name: string; lives: boolean }) {
  const { t, money, dateTime } = useText();
  const input = { EndpointName: name };
  const loaded = useOperation('souk', 'GetEndpointCost', input);
  useAgain(loaded.reload, 30_000, lives);
  return (
    <Container
      header={
        <Header variant="h2" description={t('endpoint.cost.text')} actions={<CopyAs of={() => act('souk', 'GetEndpointCost', input)} />}>
          {t('endpoint.cost')}
        </Header>
      }
    >
      <Block of={loaded}>
        {(cost) =>
          cost.From === undefined ? (
            <Empty text={t('endpoint.cost.none')} />
          ) : (
            <SpaceBetween size="l">
              <KeyValuePairs
                columns={4}
                items={[
                  { label: t('estimate.total'), value: <b data-testid="cost">{money(cost.Total, cost.CurrencyCode)}</b> },
                  { label: t('endpoint.cost.software'), value: money(cost.Software, cost.CurrencyCode) },
                  { label: t('estimate.INFRASTRUCTURE'), value: money(cost.Infrastructure, cost.CurrencyCode) },
                  { label: t('endpoint.cost.since'), value: dateTime(cost.From) },
                ]}
              />
              <CostItems title={t('endpoint.cost')} items={cost.Items} currency={cost.CurrencyCode} />
            </SpaceBetween>
          )
        }
      </Block>
    </Container>
  );
}
