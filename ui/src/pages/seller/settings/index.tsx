// The seller's registration and settings: profile, tax declaration, bank account.
import Tabs from '@cloudscape-design/components/tabs';
import { lazy } from 'react';
import { useSearchParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { Loaded } from '#/api/use_operation';
import { countryName } from '#/countries';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { orNone } from './or_none';
import { Paper } from './paper';
import { Profile } from './profile';
import { Progress } from './progress';

// Loaded when somebody writes them.
const BankForm = lazy(async () => ({ default: (await import('./bank')).BankForm }));
const TaxForm = lazy(async () => ({ default: (await import('./tax')).TaxForm }));

const lastDigits = (digits: string | undefined) => (digits ? `…${digits}` : '–');

export default function Settings() {
  const { t, language, dateTime } = useText();
  const profile = orNone(useOperation('souk', 'GetSellerProfile', {}));
  const tax = orNone(useOperation('souk', 'GetTaxInterview', {}));
  const bank = orNone(useOperation('souk', 'GetBankAccount', {}));
  const [search, setSearch] = useSearchParams();
  const seller = profile.data?.found?.Profile;
  const paperSaved = (paper: Loaded<unknown>) => {
    paper.reload();
    profile.reload();
  };
  return (
    <Page title={t('nav.settings')} description={t('settings.text')} actions={<CopyAs of={() => act('souk', 'GetSellerProfile', {})} />}>
      <Block of={profile}>
        {({ found }) => (
          <>
            <Progress of={found?.Profile} />
            <Tabs
              activeTabId={search.get('tab') ?? 'profile'}
              onChange={({ detail }) => setSearch({ tab: detail.activeTabId }, { replace: true })}
              tabs={[
                { id: 'profile', label: t('settings.part.profile'), content: <Profile key={seller?.UpdatedAt ?? 0} of={profile.data?.found} onSaved={profile.reload} /> },
                {
                  id: 'tax',
                  label: t('settings.part.tax'),
                  content: (
                    <Block of={tax}>
                      {({ found: paper }) => (
                        <Paper
                          title={t('settings.part.tax')}
                          text={t('settings.tax.text')}
                          remove="DeleteTaxInterview"
                          onRemoved={() => paperSaved(tax)}
                          shown={
                            paper && [
                              { label: t('settings.tax.name'), value: paper.TaxInterview.LegalName },
                              { label: t('settings.tax.country'), value: countryName(language, paper.TaxInterview.CountryCode) },
                              { label: t('settings.tax.entity'), value: t(`settings.tax.${paper.TaxInterview.EntityType}`) },
                              { label: t('settings.tax.id'), value: lastDigits(paper.TaxInterview.TaxIdLastDigits) },
                              { label: t('settings.tax.vat'), value: lastDigits(paper.TaxInterview.VatIdLastDigits) },
                              { label: t('listings.changed'), value: dateTime(paper.TaxInterview.UpdatedAt) },
                            ]
                          }
                          form={(done) => (
                            <TaxForm
                              legalName={seller?.LegalName ?? ''}
                              country={seller?.CountryCode ?? ''}
                              onSaved={() => {
                                done();
                                paperSaved(tax);
                              }}
                            />
                          )}
                        />
                      )}
                    </Block>
                  ),
                },
                {
                  id: 'bank',
                  label: t('settings.part.bank'),
                  content: (
                    <Block of={bank}>
                      {({ found: paper }) => (
                        <Paper
                          title={t('settings.part.bank')}
                          text={t('settings.bank.text')}
                          remove="DeleteBankAccount"
                          onRemoved={() => paperSaved(bank)}
                          shown={
                            paper && [
                              { label: t('settings.bank.holder'), value: paper.BankAccount.HolderName },
                              { label: t('settings.bank.country'), value: countryName(language, paper.BankAccount.CountryCode) },
                              { label: t('settings.bank.name'), value: paper.BankAccount.BankName ?? '–' },
                              { label: t('settings.bank.bic'), value: paper.BankAccount.Bic ?? '–' },
                              { label: t('settings.bank.number'), value: lastDigits(paper.BankAccount.LastDigits) },
                              { label: t('listings.changed'), value: dateTime(paper.BankAccount.UpdatedAt) },
                            ]
                          }
                          form={(done) => (
                            <BankForm
                              holder={seller?.LegalName ?? ''}
                              country={seller?.CountryCode ?? ''}
                              onSaved={() => {
                                done();
                                paperSaved(bank);
                              }}
                            />
                          )}
                        />
                      )}
                    </Block>
                  ),
                },
              ]}
            />
          </>
        )}
      </Block>
    </Page>
  );
}
