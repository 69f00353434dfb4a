// Who the seller is: for buyers its name and description, for the operator who stands behind it.
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { GetSellerProfileResponse, PutSellerProfileRequest, SellerProfile } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { ConflictDialog, useLatest } from '#/parts/conflict';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { ChooseFile } from '#/parts/choose_file';
import { fieldError, Problem } from '#/parts/problem';
import { shownAddress } from '#/listing/shown_address';
import { useFlash } from '#/shell/flash';
import { Country } from '#/parts/country';
import { usePutFile } from '../draft/put_file';
import { filled } from './papers';
import { useSent } from '#/api/use_sent';

const draftable = (status: SellerProfile['Status'] | undefined) => status === undefined || status === 'DRAFT';

function inputOf(texts: Record<string, string>): PutSellerProfileRequest {
  const { ContactName = '', ContactEmail = '', ContactPhone = '', ...rest } = texts;
  const contact = ContactName || ContactEmail || ContactPhone;
  const Contact = contact ? { Name: ContactName.trim(), Email: ContactEmail.trim(), ...filled({ Phone: ContactPhone }) } : undefined;
  return filled({ ...rest, Contact });
}

function textsOf(profile: SellerProfile | undefined): Record<string, string> {
  return {
    DisplayName: profile?.DisplayName ?? '',
    Description: profile?.Description ?? '',
    SupportEmail: profile?.SupportEmail ?? '',
    WebsiteUrl: profile?.WebsiteUrl ?? '',
    LogoUrl: profile?.LogoUrl ?? '',
    LegalName: profile?.LegalName ?? '',
    CountryCode: profile?.CountryCode ?? '',
    ContactName: profile?.Contact?.Name ?? '',
    ContactEmail: profile?.Contact?.Email ?? '',
    ContactPhone: profile?.Contact?.Phone ?? '',
  };
}

const labels: Record<string, MessageKey> = {
  DisplayName: 'settings.display_name',
  Description: 'settings.description',
  SupportEmail: 'seller.support_email',
  WebsiteUrl: 'seller.website',
  LogoUrl: 'settings.logo',
  LegalName: 'seller.legal',
  CountryCode: 'seller.country',
  ContactName: 'settings.contact.name',
  ContactEmail: 'settings.contact.email',
  ContactPhone: 'settings.contact.phone',
};

export function Profile({ of: found, onSaved }: { of: GetSellerProfileResponse | undefined; onSaved: () => void }) {
  const profile = found?.Profile;
  const text = useText();
  const { t } = text;
  const flash = useFlash();
  const [texts, setTexts] = useState(() => textsOf(profile));
  const { send, sending, error, problems, clear } = useSent('PutSellerProfile');
  const upload = usePutFile();
  const latest = useLatest(error, 'GetSellerProfile', {});
  const [asDraft, setAsDraft] = useState(false);
  const choose = async (file: File) => {
    const LogoUrl = await upload.run(file);
    if (LogoUrl) setTexts((before) => ({ ...before, LogoUrl }));
  };
  const input = { ...inputOf(texts), ExpectedRevision: found?.Revision ?? 0 };
  const put = async (draft: boolean, given = input) => {
    setAsDraft(draft);
    if (!(await send(draft ? { ...given, Draft: true } : given))) return;
    flash.show({ type: 'success', content: t(draft ? 'settings.draft_saved' : 'settings.saved') });
    onSaved();
  };
  const field = (name: string, where = name) => ({
    where,
    problems,
    value: texts[name]!,
    onChange: (value: string) => setTexts({ ...texts, [name]: value }),
  });
  return (
    <SendForm
      send={t(draftable(profile?.Status) ? 'settings.register' : 'settings.save_profile')}
      onSend={() => void put(false)}
      sending={sending}
      error={error}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('souk', 'PutSellerProfile', input)} />
          {draftable(profile?.Status) && (
            <Button formAction="none" disabled={sending} onClick={() => void put(true)}>
              {t('settings.save_draft')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2" description={t('settings.public.text')}>{t('settings.public')}</Header>}>
          <SpaceBetween size="m">
            <ColumnLayout columns={2}>
              <TextField label={t('settings.display_name')} {...field('DisplayName')} autoComplete="organization" />
              <TextField label={t('seller.support_email')} {...field('SupportEmail')} type="email" />
              <TextField label={t('seller.website')} {...field('WebsiteUrl')} type="url" />
              <TextField label={t('settings.logo')} hint={t('settings.logo.hint')} {...field('LogoUrl')} />
            </ColumnLayout>
            <SpaceBetween direction="horizontal" size="m" alignItems="center">
              {profile?.LogoUrl === texts.LogoUrl && shownAddress(texts.LogoUrl) && (
                <img className="listing-logo" src={shownAddress(texts.LogoUrl)} alt={t('settings.logo.shown', { name: texts.DisplayName! })} />
              )}
              <ChooseFile accept="image/png,image/jpeg,image/gif" onChoose={(file) => void choose(file)} />
            </SpaceBetween>
            <Problem error={upload.error} />
            <FormField label={t('settings.description')} constraintText={t('settings.description.hint')} errorText={fieldError(text, problems, 'Description')} stretch>
              <Textarea rows={4} value={texts.Description!} onChange={({ detail }) => setTexts({ ...texts, Description: detail.value })} />
            </FormField>
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2" description={t('settings.behind.text')}>{t('settings.behind')}</Header>}>
          <ColumnLayout columns={2}>
            <TextField label={t('seller.legal')} {...field('LegalName')} />
            <Country label={t('seller.country')} value={texts.CountryCode!} problems={problems} onChange={(CountryCode) => setTexts({ ...texts, CountryCode })} />
            <TextField label={t('settings.contact.name')} {...field('ContactName', 'Contact.Name')} autoComplete="name" />
            <TextField label={t('settings.contact.email')} {...field('ContactEmail', 'Contact.Email')} type="email" autoComplete="email" />
            <TextField label={t('settings.contact.phone')} {...field('ContactPhone', 'Contact.Phone')} autoComplete="tel" />
          </ColumnLayout>
        </Container>
      </SpaceBetween>
      {latest && (
        <ConflictDialog
          base={textsOf(profile)}
          mine={texts}
          theirs={textsOf(latest.Profile)}
          label={(name) => t(labels[name]!)}
          saving={sending}
          onSettle={(edit) => void put(asDraft && draftable(latest.Profile.Status), { ...inputOf(edit), ExpectedRevision: latest.Revision })}
          onClose={clear}
        />
      )}
    </SendForm>
  );
}
