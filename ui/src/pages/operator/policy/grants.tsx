import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useText } from '#/language';
import { type Grant, grantNames } from './form';
import type { PartProps } from './part';

export function Grants({ form, change }: PartProps) {
  const { t } = useText();
  return (
    <Container header={<Header variant="h2" description={t('policy.grants.text')}>{t('policy.grants')}</Header>}>
      <ColumnLayout columns={2}>
        {grantNames.map((name) => (
          <FormField key={name} label={t(`policy.${name}`)}>
            <RadioGroup
              value={form.grants[name]}
              onChange={({ detail }) => change({ grants: { ...form.grants, [name]: detail.value as Grant } })}
              items={(['AUTOMATIC', 'OPERATOR'] as const).map((value) => ({ value, label: t(`policy.${name}.${value}`) }))}
            />
          </FormField>
        ))}
        <FormField label={t('policy.readers')}>
          <RadioGroup
            value={form.readers}
            onChange={({ detail }) => change({ readers: detail.value as PartProps['form']['readers'] })}
            items={(['EVERYONE', 'SIGNED_IN'] as const).map((value) => ({ value, label: t(`policy.readers.${value}`) }))}
          />
        </FormField>
      </ColumnLayout>
    </Container>
  );
}
