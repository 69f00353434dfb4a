// In which country the account is: offers for some countries only are accepted or refused by it.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useOperation } from '#/api/use_operation';
import { useSent } from '#/api/use_sent';
import { countryName } from '#/countries';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Country } from '#/parts/country';
import { SendForm } from '#/parts/form';
import { AppLink } from '#/parts/link';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';

function CountryForm({ known, onSaved }: { known: string; onSaved: () => void }) {
  const { t } = useText();
  const flash = useFlash();
  const [code, setCode] = useState(known);
  const { send, sending, error, problems } = useSent('PutAccountCountry');
  const input = { CountryCode: code };
  const put = async () => {
    if (!(await send(input))) return;
    flash.show({ type: 'success', content: t('country.saved') });
    onSaved();
  };
  return (
    <SendForm
      send={t('country.save')}
      onSend={() => void put()}
      sending={sending}
      error={error}
      actions={<CopyAs of={() => act('souk', 'PutAccountCountry', input)} />}
    >
      <Country label={t('country.label')} value={code} onChange={setCode} problems={problems} />
    </SendForm>
  );
}

export function AccountCountry() {
  const { t, language } = useText();
  const loaded = useOperation('souk', 'GetAccountCountry', {});
  return (
    <Container header={<Header variant="h2" description={t('country.text')}>{t('country.title')}</Header>}>
      <Block of={loaded} lines={2}>
        {({ CountryCode: code, Registered }) =>
          Registered && code ? (
            <SpaceBetween size="xs">
              <b>{countryName(language, code)}</b>
              <span>{t('country.registered')}</span>
              <AppLink to="/seller/settings">{t('nav.settings')}</AppLink>
            </SpaceBetween>
          ) : (
            <CountryForm key={code ?? ''} known={code ?? ''} onSaved={loaded.reload} />
          )
        }
      </Block>
    </Container>
  );
}
