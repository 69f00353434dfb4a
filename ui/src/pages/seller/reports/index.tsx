// Reports as files: each is made when it is asked for, from what is metered until then.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { csv, saveAs } from '#/money/csv';
import { moneyFile } from '#/money/file';
import { RangeSelect, useDays } from '#/money/range_select';
import { act, CopyAs } from '#/parts/copy_as';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { type Report, reports } from './reports';

export default function Reports() {
  const { t } = useText();
  const [days, setDays] = useDays();
  const insights = useAction('souk', 'GetInsights');
  const [made, setMade] = useState<Report['id']>();
  const wishOf = (report: Report) => ({ Days: days, GroupBy: report.groups });
  const download = async (report: Report) => {
    setMade(report.id);
    const answer = await insights.run(wishOf(report));
    if (!answer) return;
    const text =
      report.id === 'subscriptions'
        ? csv(['Day', 'Started', 'Ended'], answer.Subscriptions.Days.map(({ Day, Started, Ended }) => [Day, Started, Ended]))
        : moneyFile(answer.Rows, report.groups, answer.CurrencyCode);
    saveAs(`${report.id}-${answer.From}-${answer.To}.csv`, text);
  };
  return (
    <Page title={t('nav.reports')} description={t('reports.text')} actions={<RangeSelect days={days} onChange={setDays} />}>
      <Problem error={insights.error} />
      <Alert type="info">{t('reports.today')}</Alert>
      <Table<Report>
        items={reports}
        trackBy="id"
        wrapLines
        header={<Header variant="h2">{t('nav.reports')}</Header>}
        columnDefinitions={[
          { id: 'name', header: t('reports.report'), isRowHeader: true, minWidth: 160, cell: ({ id }) => t(`reports.${id}`) },
          { id: 'text', header: t('reports.holds'), minWidth: 240, cell: ({ id }) => t(`reports.${id}.text`) },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 240,
            cell: (report) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  iconName="download"
                  ariaLabel={t('reports.download', { report: t(`reports.${report.id}`) })}
                  loading={insights.running && made === report.id}
                  onClick={() => void download(report)}
                >
                  {t('money.csv')}
                </Button>
                <CopyAs of={() => act('souk', 'GetInsights', wishOf(report))} />
              </SpaceBetween>
            ),
          },
        ]}
      />
    </Page>
  );
}
