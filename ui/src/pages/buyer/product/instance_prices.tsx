// What an hour costs, instance type by instance type, in each way of use: software and infrastructure together, and what
// each of the two is.
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useOperation } from '#/api/use_operation';
import type { InstancePrice, ListInstancePricesRequest, ListInstancePricesResponse } from '#/generated/api/souk';
import { useText } from '#/language';
import { csv } from '#/money/csv';
import { act, CopyAs } from '#/parts/copy_as';
import { CopyButton } from '#/parts/copy_button';
import { Block, Empty } from '#/parts/states';
import { type Mode, modes } from './instances';

interface Row {
  type: string;
  in: Partial<Record<Mode, InstancePrice>>;
}

function rowsOf({ Prices }: ListInstancePricesResponse): Row[] {
  const rows = new Map<string, Row>();
  for (const price of Prices) {
    const row = rows.get(price.InstanceType) ?? { type: price.InstanceType, in: {} };
    rows.set(price.InstanceType, { ...row, in: { ...row.in, [price.Mode]: price } });
  }
  return [...rows.values()];
}

/** Columns are named as the operation's members: a file is read by programs, too. */
function fileOf({ Prices, RequestPrice, CurrencyCode }: ListInstancePricesResponse): string {
  const header = ['InstanceType', 'Mode', 'Software', 'Infrastructure', 'Total', 'RequestPrice', 'Currency'];
  const request = (mode: string) => (mode === 'REALTIME' ? (RequestPrice ?? '') : '');
  return csv(
    header,
    Prices.map((each) => [each.InstanceType, each.Mode, each.Software, each.Infrastructure, each.Total, request(each.Mode), CurrencyCode]),
  );
}

function Hour({ price, request, currency }: { price: InstancePrice | undefined; request: string | undefined; currency: string }) {
  const { t, money } = useText();
  if (!price) return <>–</>;
  return (
    <SpaceBetween size="xxxs">
      <span>
        <b>{money(price.Total, currency)}</b> {price.Recommended && <Badge color="green">{t('instance_prices.recommended')}</Badge>}
      </span>
      <Box variant="small">
        {t('instance_prices.parts', { software: money(price.Software, currency), infrastructure: money(price.Infrastructure, currency) })}
      </Box>
      {request && <Box variant="small">{t('instance_prices.and_request', { price: money(request, currency) })}</Box>}
    </SpaceBetween>
  );
}

function PricesTable({ of }: { of: ListInstancePricesResponse }) {
  const { t } = useText();
  const offered = modes.filter((mode) => of.Prices.some((each) => each.Mode === mode));
  const columns: TableProps.ColumnDefinition<Row>[] = [
    {
      id: 'type',
      header: t('draft.prices.instance'),
      isRowHeader: true,
      minWidth: 110,
      cell: (row) => <span className="breakable">{row.type}</span>,
    },
    ...offered.map((mode) => ({
      id: mode,
      header: t(`mode.${mode}`),
      minWidth: 130,
      cell: (row: Row) => (
        <Hour price={row.in[mode]} request={mode === 'REALTIME' ? of.RequestPrice : undefined} currency={of.CurrencyCode} />
      ),
    })),
  ];
  return (
    <Table<Row>
      variant="embedded"
      items={rowsOf(of)}
      trackBy="type"
      ariaLabels={{ tableLabel: t('listing.pricing') }}
      wrapLines
      empty={<Empty title={t('draft.prices.none')} />}
      columnDefinitions={columns}
    />
  );
}

interface InstancePricesProps {
  productId: string;
  versionId: string | undefined;
  /** The software costs nothing. */
  free: boolean;
}

export function InstancePrices({ productId, versionId, free }: InstancePricesProps) {
  const { t } = useText();
  const input: ListInstancePricesRequest = { ProductId: productId, ...(versionId ? { VersionId: versionId } : {}) };
  const listed = useOperation('souk', 'ListInstancePrices', input);
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      {listed.data && <CopyButton text={fileOf(listed.data)} label={t('instance_prices.copy')} />}
      <CopyAs of={() => act('souk', 'ListInstancePrices', input)} />
    </SpaceBetween>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={t(free ? 'instance_prices.free' : 'instance_prices.text')} actions={actions}>
          {t('listing.pricing')}
        </Header>
      }
    >
      <Block of={listed}>{(answer) => <PricesTable of={answer} />}</Block>
    </Container>
  );
}
