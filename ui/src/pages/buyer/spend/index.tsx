// What the account's use and contracts cost, by product, instance type and day.
import { useText } from '#/language';
import { MoneyReport } from '#/money/money_report';
import { RangeSelect, useDays } from '#/money/range_select';
import { Page } from '#/parts/page';
import { Budget } from './budget';

export default function Spend() {
  const { t } = useText();
  const [days, setDays] = useDays();
  return (
    <Page title={t('nav.spend')} description={t('spend.text')} actions={<RangeSelect days={days} onChange={setDays} />}>
      <MoneyReport
        operation="GetSpend"
        days={days}
        groups={['PRODUCT', 'INSTANCE_TYPE', 'DAY', 'VERSION', 'AGREEMENT', 'OFFERING']}
        total={t('spend.total')}
        fileName="spend"
      >
        <Budget />
      </MoneyReport>
    </Page>
  );
}
