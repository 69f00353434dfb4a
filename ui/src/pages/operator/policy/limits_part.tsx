import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useText } from '#/language';
import { TextField } from '#/parts/form';
import { limitMembers, nameOf } from './limits';
import type { PartProps } from './part';

export function LimitsPart({ form, change, problems }: PartProps) {
  const { t } = useText();
  return (
    <Container header={<Header variant="h2" description={t('policy.quotas.text')}>{t('policy.quotas')}</Header>}>
      <ColumnLayout columns={3}>
        {limitMembers.map((member) => (
          <TextField
            key={member}
            label={t(`quota.${nameOf[member]}`)}
            hint={t('policy.quotas.hint')}
            where={`Policy.Quotas.${member}`}
            problems={problems}
            value={form.limits[member]}
            onChange={(value) => change({ limits: { ...form.limits, [member]: value } })}
            type="number"
          />
        ))}
      </ColumnLayout>
    </Container>
  );
}
