// What changed in a product: between two of its versions, or between two revisions of all of it.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import type { ProductDocument } from '../product/entity';
import { Revisions } from './revisions';
import { Versions } from './versions';

export default function Compare() {
  const { t } = useText();
  const id = useParams().id!;
  const entity = useOperation('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: id });
  const revisions = useOperation('souk', 'ListEntityRevisions', { EntityId: id });
  const document = entity.data?.DetailsDocument as ProductDocument | undefined;
  return (
    <Page
      title={t('versions.compare')}
      crumbs={[
        { text: t('nav.listings'), to: '/seller/listings' },
        { text: document?.Description?.ProductTitle ?? id, to: `/seller/listings/${id}` },
      ]}
      actions={<CopyAs of={() => act('souk', 'ListEntityRevisions', { EntityId: id })} />}
    >
      <Container header={<Header variant="h2" description={t('compare.versions.text')}>{t('versions.title')}</Header>}>
        <Block of={entity}>{({ EntityIdentifier }) => <Versions key={EntityIdentifier} versions={document?.Versions ?? []} />}</Block>
      </Container>
      <Container header={<Header variant="h2" description={t('compare.revisions.text')}>{t('compare.revisions')}</Header>}>
        <Block of={revisions}>{({ Revisions: listed }) => <Revisions id={id} revisions={listed} />}</Block>
      </Container>
    </Page>
  );
}
