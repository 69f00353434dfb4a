// What was metered in the whole market, and what it comes to.
import { useText } from '#/language';
import { MoneyReport } from '#/money/money_report';
import { RangeSelect, useDays } from '#/money/range_select';
import { Page } from '#/parts/page';

export default function Metering() {
  const { t } = useText();
  const [days, setDays] = useDays();
  return (
    <Page title={t('nav.metering')} description={t('metering.text')} actions={<RangeSelect days={days} onChange={setDays} />}>
      <MoneyReport operation="GetUsageSummary" days={days} groups={['PRODUCT', 'SELLER', 'BUYER', 'INSTANCE_TYPE', 'DAY', 'OFFERING']} total={t('metering.total')} fileName="metering" />
    </Page>
  );
}
