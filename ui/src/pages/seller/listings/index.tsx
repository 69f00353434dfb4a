// The seller's listings, and those that he still writes on: a table each.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { FromFile } from '../draft/as_file';
import { Drafts } from './drafts';
import { Products } from './products';
import { productsWish, useNewListing } from './use_new_listing';
import { useRows } from './use_rows';

export default function Listings() {
  const { t } = useText();
  const { listed, rows } = useRows();
  const drafts = useOperation('souk', 'ListListingDrafts', {});
  const fresh = useNewListing();
  return (
    <Page
      title={t('nav.listings')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <FromFile onRead={(listing) => fresh.create(listing)} />
          <Button variant="primary" loading={fresh.creating} onClick={() => fresh.create()}>
            {t('listings.create')}
          </Button>
        </SpaceBetween>
      }
    >
      <Problem error={listed.error ?? drafts.error ?? fresh.error} onRetry={() => [listed, drafts].forEach((each) => each.error && each.reload())} />
      <Drafts drafts={drafts.data?.Drafts ?? []} onDeleted={drafts.reload} />
      <Products
        listed={listed}
        rows={rows}
        onCreate={() => fresh.create()}
        actions={<CopyAs of={() => act('marketplace-catalog', 'ListEntities', productsWish)} />}
      />
    </Page>
  );
}
