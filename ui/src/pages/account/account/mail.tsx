// Who is told of the account's events by e-mail, of which, in which language, and how the last messages fared.
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { type Loaded, useOperation } from '#/api/use_operation';
import { useSent } from '#/api/use_sent';
import type { GetNotificationSettingsResponse, MailDelivery, NotificationSettings } from '#/generated/api/souk';
import { type Language, languageNames, languages, useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm } from '#/parts/form';
import { List } from '#/parts/list';
import { wordField } from '#/parts/problem';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';
import { DeliveryStatus } from './delivery_status';
import { TopicsField } from './topics_field';

const lines = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

function MailForm({ of: settings, onSaved }: { of: NotificationSettings; onSaved: () => void }) {
  const text = useText();
  const { t } = text;
  const flash = useFlash();
  const [addresses, setAddresses] = useState(settings.Addresses.join('\n'));
  const [language, setLanguage] = useState(settings.Addresses.length ? settings.Language : text.language);
  const [types, setTypes] = useState(settings.DetailTypes);
  const { send, sending, error, problems } = useSent('PutNotificationSettings');
  const input = { Addresses: lines(addresses), Language: language, Sources: settings.Sources, DetailTypes: types };
  const wrong = problems?.find((each) => each.where.startsWith('Addresses'));
  const mistyped = input.Addresses[Number(/\[(\d+)\]/.exec(wrong?.where ?? '')?.[1])];
  const put = async () => {
    if (!(await send(input))) return;
    flash.show({ type: 'success', content: t(input.Addresses.length ? 'mail.saved' : 'mail.saved.nobody') });
    onSaved();
  };
  return (
    <SendForm
      send={t('mail.save')}
      onSend={() => void put()}
      sending={sending}
      error={error}
      actions={<CopyAs of={() => act('souk', 'PutNotificationSettings', input)} />}
    >
      <FormField
        label={t('mail.addresses')}
        constraintText={t('mail.addresses.hint')}
        errorText={wrong && (mistyped ? t('mail.wrong', { address: mistyped, problem: wordField(text, wrong) }) : wordField(text, wrong))}
      >
        <Textarea rows={3} value={addresses} spellcheck={false} placeholder="ana@example.com" onChange={({ detail }) => setAddresses(detail.value)} />
      </FormField>
      <FormField label={t('mail.language')}>
        <RadioGroup
          value={language}
          onChange={({ detail }) => setLanguage(detail.value as Language)}
          items={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
        />
      </FormField>
      <TopicsField value={types} onChange={setTypes} problems={problems} />
    </SendForm>
  );
}

function LastMessages({ of: loaded }: { of: Loaded<GetNotificationSettingsResponse> }) {
  const { t, dateTime } = useText();
  return (
    <List<MailDelivery>
      of={{ ...loaded, error: undefined }}
      rows={loaded.data?.LastMessages ?? []}
      trackBy={(row) => `${row.Address} ${row.EventId}`}
      title={t('mail.last')}
      description={t('mail.last.text')}
      none={t('mail.last.none')}
      columns={[
        { id: 'address', header: t('mail.address'), isRowHeader: true, minWidth: 180, cell: (row) => <span className="breakable">{row.Address}</span> },
        { id: 'event', header: t('delivery.event'), minWidth: 170, cell: (row) => row.DetailType },
        { id: 'state', header: t('delivery.state'), minWidth: 200, cell: (row) => <DeliveryStatus of={row} /> },
        { id: 'attempts', header: t('delivery.attempts'), minWidth: 100, cell: (row) => row.Attempts },
        { id: 'changed', header: t('delivery.changed'), minWidth: 170, cell: (row) => dateTime(row.ChangedAt) },
      ]}
    />
  );
}

export default function Mail() {
  const { t } = useText();
  const loaded = useOperation('souk', 'GetNotificationSettings', {});
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description={t('mail.text')}>{t('mail.title')}</Header>}>
        <Block of={loaded}>
          {({ MailOffered, Settings }) =>
            MailOffered ? (
              <MailForm key={JSON.stringify(Settings)} of={Settings} onSaved={loaded.reload} />
            ) : (
              <Alert type="info" header={t('mail.not_offered')}>
                {t('mail.not_offered.text')}
              </Alert>
            )
          }
        </Block>
      </Container>
      {loaded.data?.MailOffered && loaded.data.Settings.Addresses.length > 0 && <LastMessages of={loaded} />}
    </SpaceBetween>
  );
}
