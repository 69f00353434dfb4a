// What was metered in the whole market, what it comes to, and a day of it record by record.
import { lazy, Suspense } from 'react';
import { useText } from '#/language';
import { MoneyReport } from '#/money/money_report';
import { RangeSelect, useDays } from '#/money/range_select';
import { Page } from '#/parts/page';
import { Skeleton } from '#/parts/skeleton';

// The day comes after the sums, which most look for.
const MeteredDay = lazy(async () => ({ default: (await import('./day')).MeteredDay }));

export default function Metering() {
  const { t } = useText();
  const [days, setDays] = useDays();
  return (
    <Page title={t('nav.metering')} description={t('metering.text')} actions={<RangeSelect days={days} onChange={setDays} />}>
      <MoneyReport operation="GetUsageSummary" days={days} groups={['PRODUCT', 'SELLER', 'BUYER', 'INSTANCE_TYPE', 'DAY', 'OFFERING']} total={t('metering.total')} fileName="metering" />
      <Suspense fallback={<Skeleton lines={6} />}>
        <MeteredDay />
      </Suspense>
    </Page>
  );
}
