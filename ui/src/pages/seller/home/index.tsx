// Where a seller begins his day: what needs him, what is on its way, how the last month went; and the way to a first
// product for who has none.
import Button from '@cloudscape-design/components/button';
import { catalogEvents, useEvents } from '#/api/events';
import { useText } from '#/language';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { useNewListing } from '../listings/use_new_listing';
import { Guide } from './guide';
import { LastDays } from './last_days';
import { needsOf } from './needs';
import { NeedsList } from './needs_list';
import { useLists } from './use_lists';

export default function SellerHome() {
  const { t } = useText();
  const lists = useLists();
  useEvents([catalogEvents, 'souk.publishing'], lists.reload);
  const fresh = useNewListing();
  const needs = lists.data && needsOf(lists.data);
  return (
    <Page
      title={t('nav.seller_home')}
      description={t('home.text')}
      actions={
        <Button variant="primary" loading={fresh.creating} onClick={() => fresh.create()}>
          {t('listings.create')}
        </Button>
      }
    >
      <Problem error={lists.error} onRetry={lists.reload} />
      <Problem error={fresh.error} />
      {lists.data && lists.first && <Guide of={lists.data} fresh={fresh} />}
      {!needs && <Skeleton lines={6} />}
      {needs && <NeedsList title={t('home.needs')} none={lists.first ? undefined : t('home.needs.none')} of={needs.mine} />}
      {needs && <NeedsList title={t('home.others')} of={needs.others} />}
      {lists.data && !lists.first && <LastDays />}
    </Page>
  );
}
