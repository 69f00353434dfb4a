// What was metered on one day, record by record; and whether the sums are those of the records.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { RecountUsageDayResponse, UsageDifference, UsageRecord } from '#/generated/api/souk';
import { useText } from '#/language';
import { dayText } from '#/money/columns';
import { csv, saveAs } from '#/money/csv';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { Problem } from '#/parts/problem';

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const members = ['OccurredAt', 'RecordId', 'ProductId', 'VersionId', 'AgreementId', 'BuyerId', 'EndpointArn', 'InstanceType', 'DimensionKey', 'Units', 'RequestId'] as const;

function save(day: string, records: UsageRecord[]) {
  const cell = (record: UsageRecord, member: (typeof members)[number]) =>
    member === 'OccurredAt' ? new Date(record.OccurredAt * 1000).toISOString() : String(record[member] ?? '');
  saveAs(`usage-${day}.csv`, csv([...members], records.map((record) => members.map((member) => cell(record, member)))));
}

function Recounted({ of }: { of: RecountUsageDayResponse }) {
  const text = useText();
  const { t, dateTime, number } = text;
  const day = dayText(text, of.Day);
  if (!of.Differences.length) return <Alert type="success">{t('metering.agrees', { day, records: of.Records, sums: of.Hours })}</Alert>;
  return (
    <SpaceBetween size="m">
      <Alert type="error" header={t('metering.differs', { day })}>
        {t('metering.differs.text')}
      </Alert>
      <List<UsageDifference>
        of={{ data: of, error: undefined, loading: false, reload: () => undefined }}
        rows={of.Differences}
        trackBy={(row) => [row.Hour, row.ProductId, row.BuyerId, row.AgreementId, row.DimensionKey].join(' ')}
        title={t('metering.differences')}
        none={t('none.title')}
        columns={[
          { id: 'hour', header: t('metering.hour'), isRowHeader: true, minWidth: 150, cell: (row) => dateTime(row.Hour) },
          { id: 'product', header: t('money.PRODUCT'), minWidth: 150, cell: (row) => <span className="breakable">{row.ProductId}</span> },
          { id: 'buyer', header: t('money.BUYER'), minWidth: 130, cell: (row) => row.BuyerId },
          { id: 'dimension', header: t('money.DIMENSION'), minWidth: 150, cell: (row) => <span className="breakable">{row.DimensionKey}</span> },
          { id: 'counted', header: t('metering.counted'), minWidth: 120, cell: (row) => number(row.CountedUnits) },
          { id: 'recorded', header: t('metering.recorded'), minWidth: 120, cell: (row) => number(row.RecordedUnits) },
        ]}
      />
    </SpaceBetween>
  );
}

export function MeteredDay() {
  const { t, dateTime, number } = useText();
  const [typed, setTyped] = useState<string>();
  const wish = { ...(typed && isDay(typed) ? { Day: typed } : {}), MaxResults: 100 };
  const records = useList('souk', 'ListUsageRecords', typed === undefined || isDay(typed) ? wish : undefined);
  const recount = useAction('souk', 'RecountUsageDay');
  const [recounted, setRecounted] = useState<RecountUsageDayResponse>();
  const day = typed ?? records.data?.Day ?? '';
  const rows = records.data?.Records ?? [];
  const choose = (value: string) => {
    setTyped(value);
    setRecounted(undefined);
  };
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={t('metering.day.text')}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyAs of={() => act('souk', 'RecountUsageDay', { Day: day })} />
                <Button loading={recount.running} disabled={!isDay(day)} onClick={() => void recount.run({ Day: day }).then((answer) => answer && setRecounted(answer))}>
                  {t('metering.recount')}
                </Button>
              </SpaceBetween>
            }
          >
            {t('metering.day')}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <FormField label={t('money.DAY')} constraintText={t('metering.day.hint')} errorText={day && !isDay(day) ? t('metering.day.wrong') : undefined}>
            <DateInput value={day} format="iso" placeholder="2027-01-31" onChange={({ detail }) => choose(detail.value)} />
          </FormField>
          <Problem error={recount.error} />
          {recounted && <Recounted of={recounted} />}
        </SpaceBetween>
      </Container>
      <List<UsageRecord>
        of={records}
        rows={rows}
        trackBy="RecordId"
        title={t('metering.records')}
        none={t('metering.records.none')}
        textOf={(row) => [row.ProductTitle, row.ProductId, row.BuyerId, row.AgreementId, row.DimensionKey, row.RequestId].join(' ')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('souk', 'ListUsageRecords', wish)} />
            {rows.length > 0 && (
              <Button iconName="download" onClick={() => save(records.data!.Day, rows)}>
                {t('money.csv')}
              </Button>
            )}
          </SpaceBetween>
        }
        columns={[
          { id: 'time', header: t('audit.time'), isRowHeader: true, minWidth: 160, sortingField: 'OccurredAt', cell: (row) => dateTime(row.OccurredAt) },
          { id: 'product', header: t('money.PRODUCT'), minWidth: 170, sortingField: 'ProductTitle', cell: (row) => <AppLink to={`/products/${row.ProductId}`}>{row.ProductTitle ?? row.ProductId}</AppLink> },
          { id: 'buyer', header: t('money.BUYER'), minWidth: 130, sortingField: 'BuyerId', cell: (row) => row.BuyerId },
          { id: 'dimension', header: t('money.DIMENSION'), minWidth: 150, sortingField: 'DimensionKey', cell: (row) => <span className="breakable">{row.DimensionKey}</span> },
          { id: 'units', header: t('metering.units'), minWidth: 100, sortingField: 'Units', cell: (row) => number(row.Units) },
          { id: 'agreement', header: t('money.AGREEMENT'), minWidth: 150, cell: (row) => <span className="breakable">{row.AgreementId ?? '–'}</span> },
        ]}
      />
    </SpaceBetween>
  );
}
