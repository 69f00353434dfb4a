import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useText } from '#/language';
import { TextField } from '#/parts/form';
import type { PolicyForm } from './form';
import type { PartProps } from './part';

export function Publishing({ form, change, problems }: PartProps) {
  const { t } = useText();
  return (
    <Container header={<Header variant="h2">{t('policy.publishing')}</Header>}>
      <SpaceBetween size="m">
        <FormField label={t('policy.mode')} stretch>
          <Tiles
            value={form.mode}
            onChange={({ detail }) => change({ mode: detail.value as PolicyForm['mode'] })}
            items={(['IMMEDIATE', 'DELAY', 'REVIEW'] as const).map((value) => ({
              value,
              label: t(`policy.mode.${value}`),
              description: t(`policy.mode.${value}.text`),
            }))}
          />
        </FormField>
        {form.mode !== 'IMMEDIATE' && (
          <ColumnLayout columns={2}>
            {form.mode === 'DELAY' && (
              <TextField label={t('policy.delay')} hint={t('policy.delay.hint')} where="Policy.Processing.DelayMinutes" problems={problems} value={form.delayMinutes} onChange={(delayMinutes) => change({ delayMinutes })} type="number" />
            )}
            {form.mode === 'REVIEW' && (
              <TextField label={t('policy.review_days')} hint={t('policy.review_days.hint')} where="Policy.Processing.ReviewDays" problems={problems} value={form.reviewDays} onChange={(reviewDays) => change({ reviewDays })} type="number" />
            )}
            <TextField label={t('policy.restriction')} hint={t('policy.restriction.hint')} where="Policy.Processing.RestrictionHours" problems={problems} value={form.restrictionHours} onChange={(restrictionHours) => change({ restrictionHours })} type="number" />
          </ColumnLayout>
        )}
        <FormField label={t('policy.files')} description={t('policy.files.text')} stretch>
          <Tiles
            value={form.files}
            onChange={({ detail }) => change({ files: detail.value as PolicyForm['files'] })}
            items={(['KEEP_ADDRESS', 'FETCH', 'REFUSE'] as const).map((value) => ({
              value,
              label: t(`policy.files.${value}`),
              description: t(`policy.files.${value}.text`),
            }))}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
