// How the seller's products do: what was used, what it comes to, and what became of subscriptions and free trials.
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'react-router';
import { useList } from '#/api/use_list';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { MoneyReport } from '#/money/money_report';
import { RangeSelect, useDays } from '#/money/range_select';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { productsWish } from '../listings/use_new_listing';
import { isNothing } from './nothing';
import { Sample } from './sample';
import { Subscriptions } from './subscriptions';

function ProductSelect({ chosen, onChange }: { chosen: string; onChange: (id: string) => void }) {
  const { t } = useText();
  const listed = useList('marketplace-catalog', 'ListEntities', productsWish);
  const products = listed.data?.EntitySummaryList ?? [];
  const all = { value: '', label: t('insights.products') };
  const options = [all, ...products.map(({ EntityId, Name }) => ({ value: EntityId!, label: Name || EntityId!, description: EntityId }))];
  return (
    <Select
      ariaLabel={t('money.PRODUCT')}
      options={options}
      selectedOption={options.find(({ value }) => value === chosen) ?? { value: chosen, label: chosen }}
      expandToViewport
      onChange={({ detail }) => onChange(detail.selectedOption.value!)}
    />
  );
}

export default function Insights() {
  const { t } = useText();
  const [days, setDays] = useDays();
  const [search, setSearch] = useSearchParams();
  const product = search.get('product') ?? '';
  const wish = { Days: days, ...(product ? { ProductId: product } : {}) };
  const told = useOperation('souk', 'GetInsights', wish);
  const choose = (id: string) =>
    setSearch((before) => {
      if (id) before.set('product', id);
      else before.delete('product');
      return before;
    });
  return (
    <Page
      title={t('nav.insights')}
      description={t('insights.text')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <ProductSelect chosen={product} onChange={choose} />
          <RangeSelect days={days} onChange={setDays} />
        </SpaceBetween>
      }
    >
      <Block of={told} lines={8}>
        {(answer) =>
          isNothing(answer) ? (
            <Sample from={answer.From} to={answer.To} wish={wish} />
          ) : (
            <MoneyReport
              operation="GetInsights"
              days={days}
              product={product}
              groups={['PRODUCT', 'VERSION', 'INSTANCE_TYPE', 'DAY', 'BUYER', 'OFFERING']}
              total={t('insights.total')}
              fileName="insights"
              inferences
            >
              <Subscriptions of={told} wish={wish} />
            </MoneyReport>
          )
        }
      </Block>
    </Page>
  );
}
