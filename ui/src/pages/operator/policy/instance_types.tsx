// The instance types that this market knows: whether each is offered, and what an hour of it costs.
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import Toggle from '@cloudscape-design/components/toggle';
import type { KnownInstanceType } from '#/generated/api/souk';
import { useText } from '#/language';
import { useKnownTypes } from '#/listing/instance_types';
import { fieldError } from '#/parts/problem';
import { Empty } from '#/parts/states';
import type { PartProps } from './part';

const pageSize = 15;

type Row = Pick<KnownInstanceType, 'InstanceType'> & Partial<KnownInstanceType>;

/** Those that are known, in their order, and before them what else has a price. */
function useRows(priced: string[]): Row[] {
  const known: Row[] = useKnownTypes();
  if (!known.length) return [];
  const others = priced.filter((type) => !known.some((each) => each.InstanceType === type));
  return [...others.map((InstanceType) => ({ InstanceType }) as Row), ...known];
}

function Size({ of }: { of: Row }) {
  const { t, number } = useText();
  if (of.Vcpus === undefined) return '–';
  const size = t('policy.type.size', { vcpus: of.Vcpus, memory: number((of.MemoryMib ?? 0) / 1024) });
  return of.Accelerators ? `${size}, ${number(of.Accelerators)} × ${of.Accelerator}` : size;
}

export function InstanceTypes({ form, change, problems }: PartProps) {
  const text = useText();
  const { t } = text;
  const rows = useRows(form.prices.map((each) => each.InstanceType));
  const priceAt = (type: string) => form.prices.findIndex((each) => each.InstanceType === type);
  const errorOf = (type: string) => {
    const at = priceAt(type);
    return at < 0 ? undefined : fieldError(text, problems, `Policy.InfrastructurePrices[${at}].PricePerHour`);
  };
  const setPrice = (type: string, PricePerHour: string) => {
    const others = form.prices.filter((each) => each.InstanceType !== type);
    const row = { InstanceType: type, PricePerHour } as PartProps['form']['prices'][number];
    const at = priceAt(type);
    if (!PricePerHour.trim()) change({ prices: others });
    else if (at < 0) change({ prices: [...others, row] });
    else change({ prices: form.prices.map((each, i) => (i === at ? row : each)) });
  };
  const setOffered = (type: string, offered: boolean) =>
    change({ withdrawn: offered ? form.withdrawn.filter((each) => each !== type) : [...form.withdrawn, type] });
  const wrong = (row: Row) => errorOf(row.InstanceType) !== undefined;
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount, actions } = useCollection(
    [...rows.filter(wrong), ...rows.filter((row) => !wrong(row))], // what is to be mended comes first
    {
      filtering: {
        empty: <Empty text={t('loading')} />,
        noMatch: <Empty title={t('no_match.title')} action={<Button formAction="none" onClick={() => actions.setFiltering('')}>{t('no_match.clear')}</Button>} />,
        filteringFunction: (row, wanted) => [row.InstanceType, row.Accelerator].join(' ').toLowerCase().includes(wanted.toLowerCase()),
      },
      pagination: { pageSize },
    },
  );
  const refused = fieldError(text, problems, 'Policy.WithdrawnInstanceTypes');
  return (
    <Table<Row>
      {...collectionProps}
      variant="container"
      items={items}
      trackBy="InstanceType"
      wrapLines
      ariaLabels={{ tableLabel: t('policy.types') }}
      header={
        <Header variant="h2" counter={t('policy.types.counter', { offered: rows.length - form.withdrawn.length, all: rows.length })} description={t('policy.types.text')}>
          {t('policy.types')}
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder={t('table.filter')}
          filteringAriaLabel={`${t('table.filter')} (${t('policy.types')})`}
          countText={t('listings.matches', { count: filteredItemsCount ?? 0 })}
        />
      }
      pagination={<Pagination {...paginationProps} />}
      footer={refused && <Box color="text-status-error">{refused}</Box>}
      columnDefinitions={[
        { id: 'type', header: t('draft.prices.instance'), isRowHeader: true, minWidth: 150, cell: (row) => row.InstanceType },
        {
          id: 'offered',
          header: t('policy.type.offered'),
          minWidth: 110,
          cell: ({ InstanceType: type, Vcpus }) =>
            Vcpus === undefined ? (
              '–'
            ) : (
              <Toggle checked={!form.withdrawn.includes(type)} ariaLabel={t('policy.type.offer_that', { name: type })} onChange={({ detail }) => setOffered(type, detail.checked)} />
            ),
        },
        {
          id: 'price',
          header: t('policy.prices.hour'),
          minWidth: 150,
          cell: ({ InstanceType: type }) => (
            <FormField errorText={errorOf(type)}>
              <Input
                value={form.prices[priceAt(type)]?.PricePerHour ?? ''}
                placeholder="0"
                inputMode="decimal"
                ariaLabel={`${t('policy.prices.hour')} (${type})`}
                onChange={({ detail }) => setPrice(type, detail.value)}
              />
            </FormField>
          ),
        },
        { id: 'size', header: t('policy.type'), minWidth: 170, cell: (row) => <Size of={row} /> },
        { id: 'uses', header: t('policy.type.uses'), minWidth: 150, cell: (row) => row.Uses?.map((use) => t(`policy.use.${use}`)).join(', ') || '–' },
      ]}
    />
  );
}
