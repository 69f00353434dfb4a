// Configure and launch: which version and where, on how many instances of which type, and how: here, or by a program.
import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { regionHere } from '#/api/region';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { Unpublished } from '../product/unpublished';
import { useProduct } from '../product/use_product';
import { useSubscription } from '../subscriptions/use_subscription';
import { EndpointForm } from './endpoint_form';
import { type Method, methods } from './method';
import { Software } from './software';

function useChoices() {
  const [address, setAddress] = useSearchParams();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(window.location.search);
    next.set(name, value);
    setAddress(next, { replace: true });
  };
  const method: Method = methods.find((each) => each === address.get('method')) ?? 'portal';
  return { version: address.get('version'), method, set };
}

/** Whatever is called here is for the region that is shown, also where that is not the portal's own. */
function useStatedRegion(told: string | undefined, set: (name: string, value: string) => void) {
  const own = useOperation('souk', 'DescribePortal', {}).data?.Region;
  const unsaid = told && own && told !== own && !regionHere() ? told : undefined;
  useEffect(() => {
    if (unsaid) set('at', unsaid);
  });
}

export default function LaunchPage() {
  const { t } = useText();
  const id = useParams().id!;
  const { version, method, set } = useChoices();
  const store = useProduct(id, version);
  const { agreement, loading, error, reload } = useSubscription(id);
  const name = store.product.data?.productName ?? '';
  const algorithm = store.version?.Kind === 'ALGORITHM';
  useStatedRegion(store.version?.Region, set);
  return (
    <Page
      title={t('launch.title', { name })}
      crumbs={[
        { text: t('search.title'), to: '/search' },
        { text: name, to: `/products/${id}` },
      ]}
    >
      <Problem error={store.problem?.error} onRetry={store.problem?.reload} />
      <Problem error={error} onRetry={reload} />
      {!loading && !agreement && !error && (
        <Alert
          type="warning"
          header={t('launch.not_subscribed')}
          action={<AppLink to={`/products/${id}/subscribe`}>{t('subscribe.do')}</AppLink>}
        >
          {t('launch.not_subscribed.text')}
        </Alert>
      )}
      {agreement && <Unpublished product={id} supportEnds={store.supportEnds} />}
      {algorithm && <Alert>{t('launch.algorithm')}</Alert>}
      <Block of={store.product} lines={8}>
        {() =>
          store.listing && store.asset && store.version && agreement ? (
            <SpaceBetween size="l">
              <Software store={store} onVersion={(chosen) => set('version', chosen)} onRegion={(chosen) => set('at', chosen)} />
              {!algorithm && (
                <EndpointForm
                  id={id}
                  store={store}
                  agreement={agreement.agreementId!}
                  method={method}
                  onMethod={(chosen) => set('method', chosen)}
                />
              )}
            </SpaceBetween>
          ) : null
        }
      </Block>
    </Page>
  );
}
