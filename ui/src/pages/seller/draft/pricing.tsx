import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Icon from '@cloudscape-design/components/icon';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import Tiles from '@cloudscape-design/components/tiles';
import { type ClipboardEvent, useState } from 'react';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { sumOf } from '#/money/decimal';
import { ChooseFile } from '#/parts/choose_file';
import { Problem } from '#/parts/problem';
import { Empty } from '#/parts/states';
import { type Dimension, dimensionsOf, type Draft, isPrice } from './draft';
import { Area, Field } from './fields';
import { lookAtEula } from './eula';
import { EulaShown } from './eula_shown';
import type { SectionProps } from './general';
import { pricesIn } from './pasted';
import { usePutFile } from './put_file';
import type { Asset } from './use_asset';

interface PricingProps extends SectionProps {
  asset: Asset;
}

/** What an hour costs its buyer: the software and the instance. */
function WithInfrastructure({ price, infrastructure }: { price: string; infrastructure: string }) {
  const { t, money } = useText();
  return (
    <SpaceBetween size="xxxs">
      <b>{money(sumOf([price, infrastructure]), 'USD')}</b>
      <Box variant="small">{t('draft.prices.infrastructure', { price: money(infrastructure, 'USD') })}</Box>
    </SpaceBetween>
  );
}

function Prices({ draft, change, asset }: PricingProps) {
  const { t } = useText();
  const infrastructure = useOperation('souk', 'ListInfrastructurePrices', {}).data?.Prices;
  const costOf = (instance: string) => infrastructure?.find((each) => each.InstanceType === instance)?.PricePerHour ?? '0';
  const rows = asset.supported ? dimensionsOf(draft, asset.supported) : [];
  const first = rows.map(({ key }) => draft.Prices[key]).find((price) => price && isPrice(price));
  const set = (key: string, price: string) => change({ Prices: { ...draft.Prices, [key]: price.trim() } });
  const paste = (event: ClipboardEvent<HTMLDivElement>, key: string) => {
    const found = pricesIn(event.clipboardData.getData('text/plain'), rows, key);
    if (!found) return;
    event.preventDefault();
    change({ Prices: { ...draft.Prices, ...found } });
  };
  const fill = () => change({ Prices: { ...draft.Prices, ...Object.fromEntries(rows.map(({ key }) => [key, draft.Prices[key] || first!])) } });
  const wrong = (key: string) => draft.Prices[key] !== undefined && draft.Prices[key] !== '' && !isPrice(draft.Prices[key]);
  return (
    <Field label="draft.prices" hint="draft.prices.hint" error={rows.some(({ key }) => wrong(key)) ? t('draft.prices.wrong') : undefined}>
      <Table<Dimension>
        variant="embedded"
        items={rows}
        trackBy="key"
        wrapLines
        header={<Button disabled={!first} onClick={fill}>{t('draft.prices.fill')}</Button>}
        empty={<Empty title={t('draft.prices.none')} text={t('draft.prices.none.text')} />}
        columnDefinitions={[
          { id: 'use', header: t('draft.prices.use'), isRowHeader: true, minWidth: 120, cell: (row) => t(`use.${row.use}`) },
          { id: 'instance', header: t('draft.prices.instance'), minWidth: 120, cell: (row) => row.instance || '–' },
          {
            id: 'price',
            header: t('draft.prices.price'),
            minWidth: 140,
            cell: (row) => (
              <div onPasteCapture={(event) => paste(event, row.key)}>
                <Input
                  value={draft.Prices[row.key] ?? ''}
                  invalid={wrong(row.key)}
                  inputMode="decimal"
                  placeholder="0.00"
                  ariaLabel={t('draft.prices.label', { use: t(`use.${row.use}`), instance: row.instance })}
                  onChange={({ detail }) => set(row.key, detail.value)}
                />
              </div>
            ),
          },
          {
            id: 'total',
            header: t('draft.prices.total'),
            minWidth: 130,
            cell: (row) =>
              row.instance && infrastructure && isPrice(draft.Prices[row.key] ?? '') ? (
                <WithInfrastructure price={draft.Prices[row.key]!} infrastructure={costOf(row.instance)} />
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Field>
  );
}

function OwnEula({ draft, change }: SectionProps) {
  const { t } = useText();
  const put = usePutFile();
  const [wrong, setWrong] = useState<string>();
  const choose = async (file: File) => {
    setWrong(undefined);
    const found = await lookAtEula(file);
    if (found) return setWrong(t(found.key, found.parameters));
    const url = await put.run(file);
    if (url) change({ EulaUrl: url, EulaName: file.name });
  };
  return (
    <Field label="draft.eula" hint="draft.eula.hint" error={wrong}>
      <SpaceBetween size="s">
        <ChooseFile accept=".txt,.md,.pdf,text/plain" onChoose={(file) => void choose(file)} />
        <Problem error={put.error} />
        {draft.EulaUrl && <StatusIndicator>{draft.EulaName || t('draft.eula.given')}</StatusIndicator>}
      </SpaceBetween>
    </Field>
  );
}

function Eula({ draft, change }: SectionProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="m">
      <Tiles
        ariaLabel={t('draft.eula')}
        value={draft.Eula}
        onChange={({ detail }) => change({ Eula: detail.value as Draft['Eula'] })}
        items={[
          { value: 'Custom', label: t('draft.eula.custom'), description: t('draft.eula.custom.text') },
          { value: 'Standard', label: t('draft.eula.standard'), description: t('draft.eula.standard.text') },
        ]}
      />
      {draft.Eula === 'Custom' && <OwnEula draft={draft} change={change} />}
      <EulaShown draft={draft} />
    </SpaceBetween>
  );
}

export function Pricing({ draft, change, asset }: PricingProps) {
  const { t } = useText();
  const paid = draft.PricingModel === 'Usage';
  const locked = draft.OfferId !== '' && draft.Stage !== 'Draft'; // subscribers rely on what is paid for
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t('draft.offer')}</Header>}>
        <SpaceBetween size="l">
          <Tiles
            ariaLabel={t('draft.model')}
            value={draft.PricingModel}
            onChange={({ detail }) => change({ PricingModel: detail.value as Draft['PricingModel'] })}
            items={[
              { value: 'Free', label: t('draft.model.free'), description: t('draft.model.free.text'), disabled: locked },
              { value: 'Usage', label: t('draft.model.usage'), description: t('draft.model.usage.text'), disabled: locked },
            ]}
          />
          {locked && (
            <span>
              <Icon name="lock-private" /> {t('draft.model.locked')}
            </span>
          )}
          {paid && (
            <>
              <Alert>{t('draft.model.paid_needs')}</Alert>
              <Tiles
                ariaLabel={t('draft.realtime_by')}
                value={draft.RealtimeBy}
                onChange={({ detail }) => change({ RealtimeBy: detail.value as Draft['RealtimeBy'] })}
                items={[
                  { value: 'Hour', label: t('draft.by_hour'), description: t('draft.by_hour.text'), disabled: locked },
                  { value: 'Request', label: t('draft.by_request'), description: t('draft.by_request.text'), disabled: locked },
                ]}
              />
              <Prices draft={draft} change={change} asset={asset} />
              <Field label="draft.trial" hint="draft.trial.hint">
                <Input type="number" inputMode="numeric" value={draft.TrialDays} placeholder={t('draft.trial.none')} onChange={({ detail }) => change({ TrialDays: detail.value })} />
              </Field>
            </>
          )}
        </SpaceBetween>
      </Container>
      {draft.Mode !== 'Version' && (
      <Container header={<Header variant="h2">{t('draft.terms')}</Header>}>
        <SpaceBetween size="l">
          <Area label="draft.refund" hint="draft.refund.hint" limit={500} rows={3} value={draft.RefundPolicy} onChange={(RefundPolicy) => change({ RefundPolicy })} />
          <Eula draft={draft} change={change} />
          <Box variant="small">{t('draft.terms.note')}</Box>
        </SpaceBetween>
      </Container>
      )}
    </SpaceBetween>
  );
}
