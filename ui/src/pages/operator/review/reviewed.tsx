// One change of the request: the buyer's page beside what is new in it.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import type { ReviewedChange } from '#/generated/api/souk';
import { useText } from '#/language';
import { ListingView } from '#/listing/listing_view';
import { listingOfEntity } from '#/listing/of_entity';
import { Differences } from '#/parts/differences';

// Loaded after what is reviewed.
const Checklist = lazy(() => import('./checklist'));

function Changed({ of }: { of: ReviewedChange }) {
  const { t } = useText();
  if (of.ApprovedRevision === undefined)
    return (
      <Container header={<Header variant="h2">{t('review.differences')}</Header>}>
        <Box color="text-body-secondary">{t('review.first')}</Box>
      </Container>
    );
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={t('table.count', { count: of.Differences?.length ?? 0 })}
          description={t('review.since', { revision: of.ApprovedRevision })}
        >
          {t('review.differences')}
        </Header>
      }
    >
      <Differences of={of.Differences ?? []} title={t('review.differences')} />
    </Container>
  );
}

export function Reviewed({ of, seller }: { of: ReviewedChange; seller: string }) {
  const { t } = useText();
  return (
    <SpaceBetween size="l">
      {of.Entity !== undefined && <Changed of={of} />}
      {of.Entity !== undefined && (
        <Container header={<Header variant="h2" description={t('review.buyers.text')}>{t('preview.title')}</Header>}>
          <ListingView listing={listingOfEntity(of.Entity, of.PublicOffer, seller)} />
        </Container>
      )}
      {of.Entity !== undefined && of.EntityType.startsWith('MachineLearningProduct') && (
        <Suspense>
          <Checklist id={of.EntityId} product={of.Entity} />
        </Suspense>
      )}
      <ExpandableSection variant="container" headerText={t('review.request')} headerDescription={of.ChangeType}>
        <pre className="code" tabIndex={0} aria-label={t('review.request')}>
          {JSON.stringify(of.DetailsDocument, undefined, 2)}
        </pre>
      </ExpandableSection>
    </SpaceBetween>
  );
}
