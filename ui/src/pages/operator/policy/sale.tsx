import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useText } from '#/language';
import { TextField } from '#/parts/form';
import { wordField } from '#/parts/problem';
import type { PartProps } from './part';

export function Sale({ form, change, problems }: PartProps) {
  const text = useText();
  const { t } = text;
  const regions = problems?.find((each) => each.where.startsWith('Policy.Regions'));
  return (
    <Container header={<Header variant="h2">{t('policy.sale')}</Header>}>
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          <TextField label={t('policy.shortest')} hint={t('policy.shortest.hint')} where="Policy.FreeTrial.ShortestDays" problems={problems} value={form.shortestDays} onChange={(shortestDays) => change({ shortestDays })} type="number" />
          <TextField label={t('policy.longest')} hint={t('policy.longest.hint')} where="Policy.FreeTrial.LongestDays" problems={problems} value={form.longestDays} onChange={(longestDays) => change({ longestDays })} type="number" />
        </ColumnLayout>
        <FormField label={t('policy.regions')} constraintText={t('policy.regions.hint')} errorText={regions && wordField(text, regions)} stretch>
          <Textarea rows={4} value={form.regions} placeholder="eu-west-3" spellcheck={false} onChange={({ detail }) => change({ regions: detail.value })} />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
