// Listings as a search finds them: a card each; chosen ones can be compared.
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Cards from '@cloudscape-design/components/cards';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { ListingSummary } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { shownAddress } from '#/listing/shown_address';
import { Stars } from '#/listing/stars';
import { AppLink } from '#/parts/link';

export const productOf = (summary: ListingSummary): string => summary.associatedEntities[0]?.product?.productId ?? '';

const sells = (summary: ListingSummary, model: string) => summary.pricingModels.some((each) => each.pricingModelType === model);

/** Badges are words of the server's: those that it adds to the published ones are told by their type. */
const worn = (summary: ListingSummary, badge: string) => summary.badges.find((each) => String(each.badgeType) === badge);

/** What its declared sample takes, where it was tried: "12 ms". */
export const latencyOf = (summary: ListingSummary): string | undefined => worn(summary, 'LATENCY')?.displayName.replace(' ', '\u00a0');

function Head({ of }: { of: ListingSummary }) {
  const { t } = useText();
  const logo = shownAddress(of.logoThumbnailUrl);
  return (
    <div className="listing-head">
      {logo && <img src={logo} alt="" className="card-logo" />}
      <div>
        <AppLink to={`/products/${productOf(of)}`} fontSize="heading-m">
          <span dir="auto" className="breakable">
            {of.listingName}
          </span>
        </AppLink>
        <Box color="text-body-secondary">{t('listing.by', { seller: of.publisher.displayName })}</Box>
      </div>
    </div>
  );
}

export function Rating({ of }: { of: ListingSummary }) {
  const rating = of.reviewSummary?.reviewSourceSummaries[0];
  return rating ? <Stars rating={Number(rating.averageRating)} count={rating.totalReviews} /> : null;
}

export function Badges({ of }: { of: ListingSummary }) {
  const { t } = useText();
  const algorithm = of.fulfillmentOptionSummaries.some((each) => each.fulfillmentOptionType === 'SAGEMAKER_ALGORITHM');
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Badge>{t(algorithm ? 'draft.kind.algorithm' : 'draft.kind.package')}</Badge>
      {worn(of, 'LIMITED') && <Badge color="blue">{t('listing.limited')}</Badge>}
      {sells(of, 'FREE') && <Badge color="green">{t('listing.free_badge')}</Badge>}
      {sells(of, 'CONTRACT') && <Badge>{t('search.price.CONTRACT')}</Badge>}
      {worn(of, 'FREE_TRIAL') && <Badge color="green">{t('shop.trial')}</Badge>}
    </SpaceBetween>
  );
}

function Facts({ of }: { of: ListingSummary }) {
  const { t } = useText();
  const latency = latencyOf(of);
  return (
    <SpaceBetween size="xs">
      <Rating of={of} />
      <Badges of={of} />
      {latency && <Box color="text-body-secondary">{t('shop.latency', { latency })}</Box>}
    </SpaceBetween>
  );
}

export interface ListingCardsProps {
  items: ListingSummary[];
  label: string;
  header?: ReactNode;
  empty?: ReactNode;
  loading?: boolean;
  chosen?: ListingSummary[];
  onChoose?: (chosen: ListingSummary[]) => void;
  most?: number;
}

export function ListingCards({ items, label, header, empty, loading, chosen, onChoose, most = 4 }: ListingCardsProps) {
  const { t } = useText();
  return (
    <Cards<ListingSummary>
      items={items}
      trackBy="listingId"
      header={header}
      empty={empty}
      loading={loading}
      loadingText={t('loading')}
      cardsPerRow={[{ cards: 1 }, { minWidth: 620, cards: 2 }, { minWidth: 1000, cards: 3 }]}
      selectionType={onChoose ? 'multi' : undefined}
      selectedItems={chosen}
      isItemDisabled={(item) => (chosen?.length ?? 0) >= most && !chosen!.some((each) => each.listingId === item.listingId)}
      onSelectionChange={({ detail }) => onChoose?.(detail.selectedItems)}
      ariaLabels={{
        cardsLabel: label,
        selectionGroupLabel: t('compare.choose'),
        itemSelectionLabel: (_, item) => item.listingName,
      }}
      cardDefinition={{
        header: (item) => <Head of={item} />,
        sections: [
          {
            id: 'short',
            content: (item) => (
              <span dir="auto" className="breakable">
                {item.shortDescription}
              </span>
            ),
          },
          { id: 'facts', content: (item) => <Facts of={item} /> },
        ],
      }}
    />
  );
}
