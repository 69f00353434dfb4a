// Before a product goes live: the buyer's page as everybody will see it, what differs from what was live before, what
// the market's own checks say, and what can no longer be changed afterwards.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { isFree, listingOfEntity, pricesOf } from '#/listing/of_entity';
import { ListingView } from '#/listing/listing_view';
import { shownAddress } from '#/listing/shown_address';
import { act, CopyAs } from '#/parts/copy_as';
import { Differences } from '#/parts/differences';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Block } from '#/parts/states';
import { useSession } from '#/session';
import { diffDocuments } from '../compare/diff_documents';
import { Confirm, Consequences } from '../product/acts';
import { ChangeOutcome } from '../product/change_outcome';
import { productType, type ProductDocument } from '../product/entity';
import { changeOf, useChange } from '../product/use_change';
import { useObstacles } from '../product/use_obstacles';
import { usePublicOffer } from '../product/use_public_offer';
import { useLastLive } from './use_last_live';

type Tree = Record<string, unknown>;

function Final({ document, offer }: { document: ProductDocument; offer: Tree | null | undefined }) {
  const { t } = useText();
  const regions = document.RegionAvailability?.Regions ?? [];
  const prices = pricesOf(offer ?? undefined);
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: t('product.regions'), value: regions.join(', ') || '–' },
        { label: t('listing.pricing'), value: isFree(prices) ? t('listing.free') : t('sign_off.prices', { count: prices.length }) },
        { label: t('versions.title'), value: document.Versions?.map((each) => each.VersionTitle).join(', ') ?? '–' },
      ]}
    />
  );
}

interface LegalDocument {
  Type: string;
  Url?: string;
  Version?: string;
}

/** The licence is that of the public offer: a text of the seller's own, or a standard one. */
function Licence({ offer }: { offer: Tree | null | undefined }) {
  const { t } = useText();
  const terms = (offer?.Terms as { Type: string; Documents?: LegalDocument[] }[] | undefined) ?? [];
  const documents = terms.find(({ Type }) => Type === 'LegalTerm')?.Documents ?? [];
  if (!documents.length) return <>–</>;
  return (
    <SpaceBetween size="xs">
      {documents.map(({ Type, Url, Version }) => {
        const name = t(Type === 'StandardEula' ? 'eula.standard' : 'eula.read', { version: Version ?? '' });
        return Url ? (
          <Link key={Url} external href={shownAddress(Url) ?? Url} externalIconAriaLabel={t('link.external')}>
            {name}
          </Link>
        ) : (
          <span key={Type}>{name}</span>
        );
      })}
    </SpaceBetween>
  );
}

function Checked({ id }: { id: string }) {
  const { t, number } = useText();
  const reported = useOperation('souk', 'GetReadinessReport', { ProductId: id });
  return (
    <Block of={reported} lines={1}>
      {({ Report: { Ready, Score, Checks } }) => (
        <SpaceBetween size="s">
          <KeyValuePairs
            columns={3}
            items={[
              {
                label: t('report.ready'),
                value: <StatusIndicator type={Ready ? 'success' : 'error'}>{t(Ready ? 'report.ready.yes' : 'report.ready.no')}</StatusIndicator>,
              },
              { label: t('report.score'), value: t('report.score.of', { score: number(Score) }) },
            ]}
          />
          <AppLink to={`/seller/listings/${id}/report`}>{t('sign_off.report', { count: Checks.filter(({ Status }) => Status === 'FAIL').length })}</AppLink>
        </SpaceBetween>
      )}
    </Block>
  );
}

export default function SignOff() {
  const { t } = useText();
  const go = useGo();
  const session = useSession().session!;
  const id = useParams().id!;
  const entity = useOperation('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: id });
  const [asked, setAsked] = useState(false);
  const change = useChange(useCallback(() => go(`/seller/listings/${id}`), [go, id]));
  const { whyNot } = useObstacles(id, change.working, change.status ?? '');
  const obstacle = whyNot('SIGN_OFF');
  const { offer, error, reload } = usePublicOffer(id);
  const document = entity.data?.DetailsDocument as ProductDocument | undefined;
  const visibility = document?.Description?.Visibility;
  const before = useLastLive(id, visibility === 'Restricted');
  const title = document?.Description?.ProductTitle ?? id;
  const doIt = t(visibility === 'Restricted' ? 'product.republish' : 'product.sign_off');
  const input = changeOf('UpdateVisibility', productType, id, { TargetVisibility: 'Public' });
  const live = visibility === 'Public' ? t('sign_off.live_already') : undefined;
  const confirmed = () => {
    setAsked(false);
    void change.run(input);
  };
  return (
    <Page
      title={doIt}
      description={t('sign_off.text')}
      crumbs={[
        { text: t('nav.listings'), to: '/seller/listings' },
        { text: title, to: `/seller/listings/${id}` },
      ]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', input)} />
          <Button variant="primary" disabled={(live ?? obstacle) !== undefined} disabledReason={live ?? obstacle} onClick={() => setAsked(true)}>
            {doIt}
          </Button>
        </SpaceBetween>
      }
    >
      <Problem error={error} onRetry={reload} />
      <ChangeOutcome of={change} />
      <Block of={entity} lines={8}>
        {() =>
          document && (
            <SpaceBetween size="l">
              {live && <Alert type="info">{live}</Alert>}
              <Container header={<Header variant="h2" description={t('sign_off.fixed.text')}>{t('sign_off.fixed')}</Header>}>
                <SpaceBetween size="m">
                  <Final document={document} offer={offer} />
                  <Box variant="h3">{t('sign_off.licence')}</Box>
                  <Licence offer={offer} />
                </SpaceBetween>
              </Container>
              <Container header={<Header variant="h2">{t('report.title')}</Header>}>
                <Checked id={id} />
              </Container>
              <Container header={<Header variant="h2">{t('sign_off.new')}</Header>}>
                {before === undefined && <Skeleton lines={3} />}
                {before === null && <Box color="text-body-secondary">{t('sign_off.first')}</Box>}
                {before && <Differences of={diffDocuments(before, document)} title={t('sign_off.new')} />}
              </Container>
              <Container header={<Header variant="h2" description={t('sign_off.page.text')}>{t('preview.title')}</Header>}>
                <div data-testid="preview">
                  <ListingView listing={{ ...listingOfEntity(document, offer ?? undefined, session.AccountName), limited: false }} />
                </div>
              </Container>
            </SpaceBetween>
          )
        }
      </Block>
      {asked && (
        <Confirm title={doIt} doIt={doIt} name={title} act={act('marketplace-catalog', 'StartChangeSet', input)} onClose={() => setAsked(false)} onConfirm={confirmed}>
          <Consequences lines={[t('sign_off.everybody'), t('sign_off.tested'), t('sign_off.final')]} />
        </Confirm>
      )}
    </Page>
  );
}
