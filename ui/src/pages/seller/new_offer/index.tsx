// A private offer is made: of a product for the accounts that are named, or in the place of a running contract.
import Alert from '@cloudscape-design/components/alert';
import { useSearchParams } from 'react-router';
import { useText } from '#/language';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { blank } from './change_set';
import { OfferForm } from './form';
import { isContract, offerFor, useReplaced } from './replaced';

export default function NewOffer() {
  const { t } = useText();
  const [address] = useSearchParams();
  const agreement = address.get('replaces');
  const replaced = useReplaced(agreement);
  if (!agreement)
    return (
      <Page title={t('offers.create')} description={t('offers.create.text')} crumbs={[{ text: t('nav.offers'), to: '/seller/offers' }]}>
        <OfferForm from={blank} />
      </Page>
    );
  return (
    <Page
      title={t('offers.replace')}
      description={t('offers.replace.text')}
      crumbs={[{ text: t('nav.agreements'), to: `/seller/agreements?agreement=${agreement}` }]}
    >
      <Block of={replaced} lines={8}>
        {({ replaced: of, terms, name, active }) =>
          active && isContract(terms) ? (
            <OfferForm from={offerFor(of, terms, name)} replaced={of} />
          ) : (
            <Alert type="warning">{t(active ? 'offers.replace.no_contract' : 'offers.replace.ended')}</Alert>
          )
        }
      </Block>
    </Page>
  );
}
