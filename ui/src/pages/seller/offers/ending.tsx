// Until when a private offer may be accepted: a later day, or at once no more.
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import type { EntitySummary } from '#/generated/api/marketplace-catalog';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { DayField } from '#/parts/day_field';
import { Decision } from '#/parts/decision';
import { changeOf, type ChangeSetInput } from '../product/use_change';
import { dayAhead } from './use_products';

export const offerType = 'Offer@1.0';
const changed = (id: string, AvailabilityEndDate: string) => changeOf('UpdateAvailability', offerType, id, { AvailabilityEndDate });

interface EndingProps {
  of: EntitySummary;
  onChange: (input: ChangeSetInput) => void;
  onClose: () => void;
}

export function Extend({ of, onChange, onClose }: EndingProps) {
  const { t } = useText();
  const [day, setDay] = useState(dayAhead(30));
  const input = changed(of.EntityId!, day);
  return (
    <Decision
      title={t('offers.extend_that', { name: of.Name ?? '' })}
      doIt={t('offers.extend')}
      of={() => act('marketplace-catalog', 'StartChangeSet', input)}
      running={false}
      error={undefined}
      onDecide={() => onChange(input)}
      onClose={onClose}
    >
      <FormField label={t('offers.until')} constraintText={t('offers.until.hint')}>
        <DayField value={day} onChange={setDay} />
      </FormField>
    </Decision>
  );
}

export function Withdraw({ of, onChange, onClose }: EndingProps) {
  const { t } = useText();
  const input = changed(of.EntityId!, dayAhead(-1));
  return (
    <Decision
      title={t('offers.withdraw_that', { name: of.Name ?? '' })}
      doIt={t('offers.withdraw')}
      text={t('offers.withdraw.text')}
      of={() => act('marketplace-catalog', 'StartChangeSet', input)}
      running={false}
      error={undefined}
      onDecide={() => onChange(input)}
      onClose={onClose}
    />
  );
}
