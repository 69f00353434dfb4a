// A product of the seller: where it stands, what can be done next, its versions and its test accounts.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useParams } from 'react-router';
import { catalogEvents, useEvents } from '#/api/events';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Block } from '#/parts/states';
import { useSession } from '#/session';
import { Actions } from './actions';
import { ChangeOutcome } from './change_outcome';
import { assetOf, type ProductDocument } from './entity';
import { ProductStatus } from './status';
import { StatusLine } from './status_line';
import { Unpublication, Unpublish } from './unpublish';
import { useBegin } from './use_begin';
import { type ChangeSetInput, useChange } from './use_change';
import { useHistory } from './use_history';
import { StandingNotes } from './standing';
import { useObstacles } from './use_obstacles';
import { Versions } from './versions';

// They come after what stands above them.
const AllowList = lazy(async () => ({ default: (await import('./allow_list')).AllowList }));
const DeleteDraft = lazy(async () => ({ default: (await import('./delete_draft')).DeleteDraft }));
const PreviewLinks = lazy(async () => ({ default: (await import('./preview_links')).PreviewLinks }));
const TestAccounts = lazy(async () => ({ default: (await import('./test_accounts')).TestAccounts }));

interface SummaryProps {
  id: string;
  document: ProductDocument | undefined;
  modified: string | undefined;
}

function Summary({ id, document, modified }: SummaryProps) {
  const { t, dateTime } = useText();
  const session = useSession().session!;
  const [first] = document?.Versions ?? [];
  return (
    <Container header={<Header variant="h2">{t('product.summary')}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: t('product.status'), value: <ProductStatus of={document?.Description?.Visibility ?? 'Draft'} /> },
          { label: t('product.type'), value: t(first && assetOf(first).includes(':algorithm/') ? 'draft.kind.algorithm' : 'draft.kind.package') },
          { label: t('product.id'), value: <span className="breakable">{id}</span> },
          { label: t('product.creator'), value: session.AccountName },
          { label: t('product.code'), value: <span className="breakable">{document?.Description?.ProductCode ?? '–'}</span> },
          { label: t('product.regions'), value: t('product.regions.count', { count: document?.RegionAvailability?.Regions?.length ?? 0 }) },
          { label: t('listings.changed'), value: modified ? dateTime(Date.parse(modified) / 1000) : '–' },
        ]}
      />
    </Container>
  );
}

export default function ProductPage() {
  const { t } = useText();
  const go = useGo();
  const id = useParams().id!;
  const loaded = useOperation('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: id });
  const [asked, setAsked] = useState<'delete' | 'unpublish'>();
  const change = useChange(useCallback(() => loaded.reload(), [loaded.reload]));
  useEvents([catalogEvents], loaded.reload);
  const { history } = useHistory(id, `${change.status} ${loaded.data?.EntityIdentifier}`);
  const { standing, whyNot } = useObstacles(id, change.working, `${change.status} ${loaded.data?.EntityIdentifier}`);
  const document = loaded.data?.DetailsDocument as ProductDocument | undefined;
  const title = document?.Description?.ProductTitle ?? id;
  const visibility = document?.Description?.Visibility ?? 'Draft';
  const begin = useBegin();
  const follow = (changeSet: string) => {
    setAsked(undefined);
    change.follow(changeSet);
  };
  const run = (input: ChangeSetInput) => void change.run(input);
  return (
    <Page
      title={title}
      crumbs={[{ text: t('nav.listings'), to: '/seller/listings' }]}
      actions={
        document && (
          <Actions
            id={id}
            visibility={visibility}
            whyNot={whyNot}
            beginning={begin.beginning}
            onEdit={() => begin.edit(id, document)}
            onCopy={() => begin.copy(id, document)}
            onUnpublish={() => setAsked('unpublish')}
            onDelete={() => setAsked('delete')}
          />
        )
      }
    >
      <Problem error={begin.error} />
      <ChangeOutcome of={change} />
      {!change.working && <StandingNotes id={id} of={standing} />}
      <Block of={loaded} lines={8}>
        {({ EntityIdentifier, LastModifiedDate }) => (
          <SpaceBetween size="l">
            {visibility === 'Restricted' && <Unpublication key={EntityIdentifier} id={id} />}
            <Summary id={id} document={document} modified={LastModifiedDate} />
            <Container header={<Header variant="h2">{t('stage.label')}</Header>}>
              <StatusLine of={visibility} history={history} />
            </Container>
            <Versions
              product={id}
              versions={document?.Versions ?? []}
              limited={visibility === 'Limited'}
              whyNot={whyNot}
              onAdd={() => document && begin.nextVersion(id, document)}
              onEdit={(version) => document && begin.edit(id, document, version)}
              onChange={run}
            />
            <Suspense fallback={<Skeleton lines={6} />}>
              <SpaceBetween size="l">
                {visibility === 'Limited' && <PreviewLinks id={id} />}
                {visibility === 'Limited' && <TestAccounts id={id} onGranted={loaded.reload} />}
                <AllowList key={EntityIdentifier} id={id} obstacle={whyNot('UPDATE_ALLOW_LIST')} onChange={run} />
              </SpaceBetween>
            </Suspense>
          </SpaceBetween>
        )}
      </Block>
      {asked === 'unpublish' && <Unpublish id={id} title={title} onStarted={follow} onClose={() => setAsked(undefined)} />}
      <Suspense>{asked === 'delete' && <DeleteDraft id={id} title={title} onDeleted={() => go('/seller/listings')} onClose={() => setAsked(undefined)} />}</Suspense>
    </Page>
  );
}
