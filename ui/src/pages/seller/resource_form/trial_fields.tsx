// Whether it is validated, on which sample, on which instance and by which role.
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { FieldProblem } from '#/api/call';
import { useText } from '#/language';
import type { RoleChoice } from '#/listing/roles';
import { fieldError } from '#/parts/problem';
import { places, type Trial } from './inference';
import { Instance } from './instances';
import { UploadField } from './upload_field';

interface TrialFieldsProps {
  text: string;
  choice: string;
  trial: Trial;
  /** Of the batch transform. */
  instances: string[];
  change: (part: Partial<Trial>) => void;
  problems: FieldProblem[];
  roles: RoleChoice[];
  role: RoleChoice;
  choose: (role: string) => void;
  /** What comes before the sample. */
  children?: ReactNode;
}

export function TrialFields({ text, choice, trial, instances, change, problems, roles, role, choose, children }: TrialFieldsProps) {
  const texts = useText();
  const { t } = texts;
  return (
    <Container header={<Header variant="h2" description={text}>{t('package.validation')}</Header>}>
      <SpaceBetween size="m">
        <Checkbox checked={trial.validate} onChange={({ detail }) => change({ validate: detail.checked })}>
          {choice}
        </Checkbox>
        {trial.validate && (
          <SpaceBetween size="m">
            {children}
            <UploadField label={t('package.sample')} hint={t('package.sample.hint')} error={fieldError(texts, problems, places.sample)} example="s3://…/input.csv" url={trial.sample} onChange={(sample) => change({ sample })} />
            <Instance label={t('draft.prices.instance')} offered={instances} chosen={trial.instance} error={fieldError(texts, problems, places.instance)} onChange={(instance) => change({ instance })} />
            <FormField label={t('launch.role')} description={t('launch.role.hint')} errorText={fieldError(texts, problems, 'ValidationSpecification.ValidationRole')}>
              <Select options={roles} selectedOption={role} onChange={({ detail }) => choose(detail.selectedOption.value!)} />
            </FormField>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
