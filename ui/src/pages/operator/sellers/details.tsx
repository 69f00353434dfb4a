// A seller as he described himself, the state of his papers, and what can be decided about him now.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import { countryName } from '#/countries';
import type { DecideSellerRequest, SellerProfile } from '#/generated/api/souk';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { useFlash } from '#/shell/flash';
import { SellerStatus } from './status';

type Choice = DecideSellerRequest['Decision'];
const choices: Partial<Record<SellerProfile['Status'], Choice[]>> = {
  PENDING_VERIFICATION: ['REFUSE', 'APPROVE'],
  REGISTERED: ['SUSPEND'],
  SUSPENDED: ['REINSTATE'],
};
const needsReason = (choice: Choice) => choice === 'REFUSE' || choice === 'SUSPEND';

function Paper({ missing }: { missing: boolean }) {
  const { t } = useText();
  return <StatusIndicator type={missing ? 'pending' : 'success'}>{t(missing ? 'seller.paper.missing' : 'seller.paper.complete')}</StatusIndicator>;
}

function Facts({ of: seller }: { of: SellerProfile }) {
  const { t, language, dateTime } = useText();
  const lacks = (item: string) => seller.MissingItems.includes(item);
  const breakable = (text: string | undefined) => <span className="breakable">{text || '–'}</span>;
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: t('product.status'), value: <SellerStatus of={seller.Status} /> },
        { label: t('seller.tax'), value: <Paper missing={lacks('TaxInterview')} /> },
        { label: t('seller.bank'), value: <Paper missing={lacks('BankAccount')} /> },
        { label: t('seller.account'), value: seller.AccountId },
        { label: t('seller.legal'), value: breakable(seller.LegalName) },
        { label: t('seller.country'), value: seller.CountryCode ? countryName(language, seller.CountryCode) : '–' },
        { label: t('seller.contact'), value: breakable([seller.Contact?.Name, seller.Contact?.Email, seller.Contact?.Phone].filter(Boolean).join(', ')) },
        { label: t('seller.support_email'), value: breakable(seller.SupportEmail) },
        {
          label: t('seller.website'),
          value: seller.WebsiteUrl ? (
            <Link external href={seller.WebsiteUrl} externalIconAriaLabel={t('link.external')}>
              {seller.WebsiteUrl}
            </Link>
          ) : (
            '–'
          ),
        },
        { label: t('seller.since'), value: dateTime(seller.RegisteredAt) },
        { label: t('listings.changed'), value: dateTime(seller.UpdatedAt) },
      ]}
    />
  );
}

export function SellerDetails({ of: seller, onDone, onClose }: { of: SellerProfile; onDone: () => void; onClose: () => void }) {
  const { t } = useText();
  const flash = useFlash();
  const decide = useAction('souk', 'DecideSeller');
  const [asked, setAsked] = useState<Choice>();
  const name = seller.DisplayName ?? seller.LegalName ?? seller.AccountId;
  const input = (choice: Choice, Reason: string): DecideSellerRequest => ({
    AccountId: seller.AccountId,
    Decision: choice,
    ...(needsReason(choice) ? { Reason } : {}),
  });
  const run = async (choice: Choice, reason: string) => {
    if (!(await decide.run(input(choice, reason)))) return;
    flash.show({ type: 'success', content: t(`seller.decided.${choice}`, { name }) });
    setAsked(undefined);
    onDone();
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={onClose}>{t('do.close')}</Button>
              {choices[seller.Status]?.map((choice) => (
                <Button key={choice} variant={choice === 'APPROVE' ? 'primary' : 'normal'} onClick={() => setAsked(choice)}>
                  {t(`seller.do.${choice}`)}
                </Button>
              ))}
            </SpaceBetween>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {seller.Reason && (
          <Alert type="warning" header={t('seller.reason')}>
            <div className="prose">{seller.Reason}</div>
          </Alert>
        )}
        <Facts of={seller} />
        {seller.Description && <div className="prose">{seller.Description}</div>}
      </SpaceBetween>
      {asked && (
        <Decision
          title={t(`seller.do_that.${asked}`, { name })}
          doIt={t(`seller.do.${asked}`)}
          text={t(`seller.follows.${asked}`)}
          reason={needsReason(asked) ? t('decision.reason') : undefined}
          reasonHint={t('decision.reason.hint')}
          of={(reason) => act('souk', 'DecideSeller', input(asked, reason))}
          running={decide.running}
          error={decide.error}
          onDecide={(reason) => void run(asked, reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Container>
  );
}
