// The seller's offers: the public one of each product, and private ones with those they are for.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useCallback, useState } from 'react';
import { useList } from '#/api/use_list';
import type { EntitySummary } from '#/generated/api/marketplace-catalog';
import { type MessageKey, useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink, useGo } from '#/parts/link';
import { List } from '#/parts/list';
import { Page } from '#/parts/page';
import { ChangeOutcome } from '../product/change_outcome';
import { type ChangeSetInput, useChange } from '../product/use_change';
import { Extend, Withdraw } from './ending';
import { isPrivate, offersWish, useProducts } from './use_products';

type Standing = 'draft' | 'ended' | 'open';

function standingOf(offer: EntitySummary): Standing {
  if (offer.OfferSummary?.State !== 'Released') return 'draft';
  const end = offer.OfferSummary.AvailabilityEndDate;
  return end && Date.parse(end) < Date.now() ? 'ended' : 'open';
}

const looks: Record<Standing, StatusIndicatorProps.Type> = { draft: 'pending', ended: 'stopped', open: 'success' };

export default function Offers() {
  const { t, date } = useText();
  const go = useGo();
  const listed = useList('marketplace-catalog', 'ListEntities', offersWish);
  const { nameOf } = useProducts();
  const change = useChange(useCallback(() => listed.reload(), [listed.reload]));
  const [asked, setAsked] = useState<{ of: EntitySummary; what: 'extend' | 'withdraw' }>();
  const run = (input: ChangeSetInput) => {
    setAsked(undefined);
    void change.run(input);
  };
  const ask = (of: EntitySummary, what: 'extend' | 'withdraw', that: MessageKey) => (
    <Button variant="inline-link" disabled={change.working} ariaLabel={t(that, { name: of.Name ?? '' })} onClick={() => setAsked({ of, what })}>
      {t(`offers.${what}`)}
    </Button>
  );
  return (
    <Page
      title={t('nav.offers')}
      actions={
        <Button variant="primary" onClick={() => go('/seller/offers/new')}>
          {t('offers.create')}
        </Button>
      }
    >
      <ChangeOutcome of={change} />
      <List<EntitySummary>
        of={listed}
        rows={listed.data?.EntitySummaryList ?? []}
        trackBy="EntityId"
        title={t('offers.all')}
        none={t('offers.none')}
        textOf={(row) => `${row.Name} ${row.EntityId} ${nameOf(row.OfferSummary?.ProductId)} ${row.OfferSummary?.BuyerAccounts?.join(' ')}`}
        actions={<CopyAs of={() => act('marketplace-catalog', 'ListEntities', offersWish)} />}
        columns={[
          {
            id: 'name',
            header: t('offers.name'),
            isRowHeader: true,
            minWidth: 160,
            sortingField: 'Name',
            cell: (row) => <span className="breakable">{row.Name || row.EntityId}</span>,
          },
          {
            id: 'product',
            header: t('queue.product'),
            minWidth: 160,
            cell: (row) => <AppLink to={`/seller/listings/${row.OfferSummary?.ProductId}`}>{nameOf(row.OfferSummary?.ProductId)}</AppLink>,
          },
          { id: 'for', header: t('offers.for'), minWidth: 140, cell: (row) => (isPrivate(row) ? row.OfferSummary!.BuyerAccounts!.join(', ') : t('offers.everybody')) },
          {
            id: 'state',
            header: t('product.status'),
            minWidth: 130,
            cell: (row) => <StatusIndicator type={looks[standingOf(row)]}>{t(`offers.${standingOf(row)}`)}</StatusIndicator>,
          },
          {
            id: 'until',
            header: t('offers.until'),
            minWidth: 140,
            cell: (row) => (row.OfferSummary?.AvailabilityEndDate ? date(Date.parse(row.OfferSummary.AvailabilityEndDate) / 1000) : '–'),
          },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 150,
            cell: (row) =>
              isPrivate(row) && standingOf(row) !== 'draft' ? (
                <SpaceBetween direction="horizontal" size="s">
                  {ask(row, 'extend', 'offers.extend_that')}
                  {standingOf(row) === 'open' && ask(row, 'withdraw', 'offers.withdraw_that')}
                </SpaceBetween>
              ) : null,
          },
        ]}
      />
      {asked?.what === 'extend' && <Extend of={asked.of} onChange={run} onClose={() => setAsked(undefined)} />}
      {asked?.what === 'withdraw' && <Withdraw of={asked.of} onChange={run} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
