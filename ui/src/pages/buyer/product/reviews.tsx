// What subscribers say: how the stars are spread, then each review with the seller's answer.
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Fragment, useState } from 'react';
import { useOperation } from '#/api/use_operation';
import type { ListReviewsRequest, Review, ReviewTotals } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { Prose } from '#/listing/listing_view';
import { Stars } from '#/listing/stars';
import { useGo } from '#/parts/link';
import { Block, Empty } from '#/parts/states';

function Totals({ of }: { of: ReviewTotals }) {
  const { t, number } = useText();
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">
        <Stars rating={Number(of.AverageRating)} count={of.TotalReviews} />
      </Box>
      <div className="histogram">
        {of.Histogram.map(({ Stars: stars, Count }) => (
          <Fragment key={stars}>
            <span>{t('reviews.stars', { stars })}</span>
            <progress value={Count} max={of.TotalReviews} aria-label={t('reviews.stars', { stars })} />
            <span>{number(Count)}</span>
          </Fragment>
        ))}
      </div>
    </SpaceBetween>
  );
}

/** How the server calls an author who gave no name. */
const nameless = 'Verified customer';

function One({ of }: { of: Review }) {
  const { t, date, has } = useText();
  const state = `reviews.${of.State}`;
  return (
    <article>
      <SpaceBetween size="xs">
        <SpaceBetween direction="horizontal" size="xs">
          <Stars rating={of.Stars} />
          <b dir="auto" className="breakable">
            {of.Title}
          </b>
          {of.Own && <Badge color="blue">{t('reviews.own')}</Badge>}
          {of.State !== 'PUBLISHED' && has(state) && <Badge>{t(state)}</Badge>}
        </SpaceBetween>
        <Prose text={of.Text} />
        <Box variant="small">
          {[of.AuthorName !== nameless && of.AuthorName, of.VerifiedCustomer && t('reviews.verified'), date(of.UpdatedAt)].filter(Boolean).join(' · ')}
        </Box>
        {of.Reason && <Box color="text-status-error">{t('reviews.reason', { reason: of.Reason })}</Box>}
        {of.SellerReply && (
          <div className="reply">
            <Box variant="awsui-key-label">{t('reviews.reply')}</Box>
            <Prose text={of.SellerReply} />
          </div>
        )}
      </SpaceBetween>
    </article>
  );
}

const sorts = ['NEWEST', 'OLDEST', 'HIGHEST', 'LOWEST'] as const;

export function Reviews({ productId, mayWrite }: { productId: string; mayWrite: boolean }) {
  const { t } = useText();
  const go = useGo();
  const [sort, setSort] = useState<NonNullable<ListReviewsRequest['SortBy']>>('NEWEST');
  const [most, setMost] = useState(20);
  const listed = useOperation('souk', 'ListReviews', { ProductId: productId, SortBy: sort, MaxResults: most });
  const own = listed.data?.Reviews.find((each) => each.Own);
  const options = sorts.map((value) => ({ value, label: t(`reviews.sort.${value}` as MessageKey) }));
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            mayWrite && (
              <Button onClick={() => go(`/products/${productId}/review`)}>{t(own ? 'reviews.edit' : 'reviews.write')}</Button>
            )
          }
        >
          {t('reviews.title')}
        </Header>
      }
    >
      <Block of={listed}>
        {({ Totals: totals, Reviews: reviews, NextToken }) => (
          <SpaceBetween size="l">
            {totals.TotalReviews > 0 && <Totals of={totals} />}
            {reviews.length > 1 && (
              <Select
                options={options}
                inlineLabelText={t('search.sort')}
                selectedOption={options.find((each) => each.value === sort)!}
                onChange={({ detail }) => setSort(detail.selectedOption.value as typeof sort)}
              />
            )}
            {reviews.length === 0 && <Empty title={t('reviews.none')} text={t('reviews.none.text')} />}
            {reviews.map((each) => (
              <One key={each.ReviewId} of={each} />
            ))}
            {NextToken && most < 100 && (
              <Button loading={listed.loading} onClick={() => setMost(Math.min(100, most + 20))}>
                {t('do.more')}
              </Button>
            )}
          </SpaceBetween>
        )}
      </Block>
    </Container>
  );
}
