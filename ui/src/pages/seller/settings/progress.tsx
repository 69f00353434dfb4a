// How far the registration is: what is there, what is still needed for free and for paid products.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { SellerProfile } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';

const parts: [label: MessageKey, missing: string[]][] = [
  ['settings.part.registration', ['Registration']],
  ['settings.part.profile', ['LegalName', 'CountryCode', 'Contact.Email', 'DisplayName', 'Description']],
  ['settings.part.tax', ['TaxInterview']],
  ['settings.part.bank', ['BankAccount']],
];
const told: Partial<Record<SellerProfile['Status'], 'info' | 'warning' | 'error'>> = {
  PENDING_VERIFICATION: 'info',
  REFUSED: 'error',
  SUSPENDED: 'warning',
};

export function Progress({ of: profile }: { of: SellerProfile | undefined }) {
  const { t } = useText();
  const isDone = (items: string[]) => profile !== undefined && !items.some((each) => profile.MissingItems.includes(each));
  const done = parts.filter(([, items]) => isDone(items)).length;
  const type = profile && told[profile.Status];
  const sells: MessageKey = profile?.CanSellPaid ? 'settings.can.paid' : profile?.CanPublish ? 'settings.can.free' : 'settings.can.nothing';
  return (
    <Container header={<Header variant="h2" description={t(sells)}>{t('settings.progress')}</Header>}>
      <SpaceBetween size="m">
        {type && (
          <Alert type={type} header={t(`settings.status.${profile.Status as 'REFUSED' | 'SUSPENDED' | 'PENDING_VERIFICATION'}`)}>
            {profile.Reason && <div className="prose">{profile.Reason}</div>}
          </Alert>
        )}
        <ProgressBar value={(done / parts.length) * 100} label={t('settings.done', { done, of: parts.length })} ariaLabel={t('settings.progress')} />
        <SpaceBetween direction="horizontal" size="l">
          {parts.map(([label, items]) => (
            <StatusIndicator key={label} type={isDone(items) ? 'success' : 'pending'}>
              {t(label)}
            </StatusIndicator>
          ))}
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
