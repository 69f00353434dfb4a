// The seller's test bench: a version run with its samples or any input, its answer declared as the sample output; and
// who else may run it.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { PublishedVersion } from '#/generated/api/souk';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Skeleton } from '#/parts/skeleton';
import { Block } from '#/parts/states';
import type { ProductDocument } from '../product/entity';
import { Declare } from './declare';
import { Policy } from './policy';

const TryIt = lazy(() => import('#/trying/try_it'));

interface RunsProps {
  id: string;
  document: ProductDocument | undefined;
  versions: PublishedVersion[];
  onDeclared: () => void;
}

function Runs({ id, document, versions, onDeclared }: RunsProps) {
  const { t } = useText();
  const [chosen, setChosen] = useState(versions[0]!.VersionId);
  const [declared, setDeclared] = useState(0);
  const options = versions.map((each) => ({ value: each.VersionId, label: t('listing.version', { version: each.VersionTitle }) }));
  const asset = useOperation('souk', 'DescribePublishedAsset', { ProductId: id, VersionId: chosen });
  const version = document?.Versions?.find((each) => each.Id === chosen);
  const done = () => {
    setDeclared(declared + 1);
    onDeclared();
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('bench.samples.text')}
          actions={
            options.length > 1 && (
              <Select
                options={options}
                ariaLabel={t('draft.version')}
                selectedOption={options.find((each) => each.value === chosen)!}
                onChange={({ detail }) => setChosen(detail.selectedOption.value!)}
              />
            )
          }
        >
          {t('bench.samples')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {declared > 0 && <Alert type="success">{t('bench.saved')}</Alert>}
        <Block of={asset} lines={6}>
          {(data) => (
            <Suspense fallback={<Skeleton lines={6} />}>
              <TryIt
                key={`${chosen}${declared}`}
                product={id}
                version={chosen}
                types={data.SupportedContentTypes}
                seller
                actions={(attempt, sample) =>
                  version && <Declare product={id} version={version} attempt={attempt} sample={sample} onDone={done} />
                }
              />
            </Suspense>
          )}
        </Block>
      </SpaceBetween>
    </Container>
  );
}

export default function Bench() {
  const { t } = useText();
  const go = useGo();
  const id = useParams().id!;
  const entity = useOperation('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: id });
  const published = useOperation('souk', 'ListPublishedVersions', { ProductId: id });
  const document = entity.data?.DetailsDocument as ProductDocument | undefined;
  const title = document?.Description?.ProductTitle ?? id;
  const limited = document?.Description?.Visibility === 'Limited';
  return (
    <Page
      title={t('bench.title')}
      crumbs={[
        { text: t('nav.listings'), to: '/seller/listings' },
        { text: title, to: `/seller/listings/${id}` },
      ]}
      actions={<Button onClick={() => go(`/products/${id}`)}>{t(limited ? 'product.staged' : 'product.offered')}</Button>}
    >
      <SpaceBetween size="l">
        <Block of={published} lines={8}>
          {({ Versions }) => Versions.length > 0 && <Runs id={id} document={document} versions={Versions} onDeclared={entity.reload} />}
        </Block>
        <Policy id={id} />
      </SpaceBetween>
    </Page>
  );
}
