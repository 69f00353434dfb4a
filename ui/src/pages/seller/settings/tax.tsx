// What taxes need to know of the seller. Which numbers are asked for depends on the country.
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PutTaxInterviewRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { fieldError } from '#/parts/problem';
import { useFlash } from '#/shell/flash';
import { Country } from '#/parts/country';
import { filled, hasVat, isUnitedStates } from './papers';
import { useSent } from '#/api/use_sent';

const idTypes = { INDIVIDUAL: ['SSN', 'ITIN'], BUSINESS: ['EIN'] } as const;
const blank = { LegalName: '', CountryCode: '', TaxId: '', VatId: '', TaxIdType: '', Line1: '', Line2: '', City: '', State: '', PostalCode: '' };

interface TaxFormProps {
  legalName: string;
  country: string;
  onSaved: () => void;
}

export function TaxForm({ legalName, country, onSaved }: TaxFormProps) {
  const text = useText();
  const { t } = text;
  const flash = useFlash();
  const [texts, setTexts] = useState({ ...blank, LegalName: legalName, CountryCode: country });
  const [type, setType] = useState<'INDIVIDUAL' | 'BUSINESS'>('BUSINESS');
  const [certified, setCertified] = useState(false);
  const { send, sending, error, problems } = useSent('PutTaxInterview');
  const us = isUnitedStates(texts.CountryCode);
  const vatOnly = hasVat(texts.CountryCode) && type === 'BUSINESS';
  const { Line1, Line2, City, State, PostalCode, TaxIdType, TaxId, VatId, ...rest } = texts;
  const input: PutTaxInterviewRequest = {
    ...filled(rest),
    LegalName: rest.LegalName.trim(),
    CountryCode: rest.CountryCode,
    EntityType: type,
    ...filled({
      TaxIdType: (us ? TaxIdType || idTypes[type][0] : '') as PutTaxInterviewRequest['TaxIdType'],
      TaxId: vatOnly ? '' : TaxId,
      VatId: us ? '' : VatId,
    }),
    Address: { Line1: Line1.trim(), City: City.trim(), PostalCode: PostalCode.trim(), ...filled({ Line2, State }) },
    Certified: certified,
  };
  const field = (name: keyof typeof blank, where: string = name) => ({
    where,
    problems,
    value: texts[name],
    onChange: (value: string) => setTexts({ ...texts, [name]: value }),
  });
  const put = async () => {
    if (!(await send(input))) return;
    flash.show({ type: 'success', content: t('settings.tax_saved') });
    onSaved();
  };
  const options = idTypes[type].map((value) => ({ value, label: value }));
  return (
    <Container>
      <SendForm
        send={t('settings.save_tax')}
        onSend={() => void put()}
        sending={sending}
        error={error}
        actions={<CopyAs of={() => act('souk', 'PutTaxInterview', { ...input, ...(input.TaxId ? { TaxId: '…' } : {}), ...(input.VatId ? { VatId: '…' } : {}) })} />}
      >
        <SpaceBetween size="m">
          <ColumnLayout columns={2}>
            <TextField label={t('settings.tax.name')} {...field('LegalName')} />
            <Country label={t('settings.tax.country')} value={texts.CountryCode} problems={problems} onChange={(CountryCode) => setTexts({ ...texts, CountryCode })} />
          </ColumnLayout>
          <FormField label={t('settings.tax.entity')}>
            <RadioGroup
              value={type}
              onChange={({ detail }) => setType(detail.value as typeof type)}
              items={(['BUSINESS', 'INDIVIDUAL'] as const).map((value) => ({ value, label: t(`settings.tax.${value}`) }))}
            />
          </FormField>
          <ColumnLayout columns={2}>
            {us && (
              <FormField label={t('settings.tax.id_type')} errorText={fieldError(text, problems, 'TaxIdType')}>
                <Select
                  options={options}
                  selectedOption={options.find(({ value }) => value === TaxIdType) ?? options[0]!}
                  onChange={({ detail }) => setTexts({ ...texts, TaxIdType: detail.selectedOption.value! })}
                />
              </FormField>
            )}
            {!vatOnly && <TextField label={t('settings.tax.id')} hint={t('settings.tax.sealed')} {...field('TaxId')} autoComplete="off" />}
            {!us && texts.CountryCode && <TextField label={t('settings.tax.vat')} hint={t('settings.tax.sealed')} {...field('VatId')} autoComplete="off" />}
            <TextField label={t('settings.tax.line1')} {...field('Line1', 'Address.Line1')} autoComplete="address-line1" />
            <TextField label={t('settings.tax.line2')} {...field('Line2', 'Address.Line2')} autoComplete="address-line2" />
            <TextField label={t('settings.tax.postal_code')} {...field('PostalCode', 'Address.PostalCode')} autoComplete="postal-code" />
            <TextField label={t('settings.tax.city')} {...field('City', 'Address.City')} autoComplete="address-level2" />
            {us && <TextField label={t('settings.tax.state')} {...field('State', 'Address.State')} autoComplete="address-level1" />}
          </ColumnLayout>
          <FormField errorText={fieldError(text, problems, 'Certified')}>
            <Checkbox checked={certified} onChange={({ detail }) => setCertified(detail.checked)}>
              {t('settings.tax.certify')}
            </Checkbox>
          </FormField>
        </SpaceBetween>
      </SendForm>
    </Container>
  );
}
