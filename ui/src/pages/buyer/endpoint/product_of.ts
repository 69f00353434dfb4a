// Which product an endpoint runs: by the address where it was launched from there, else by what runs under the account's
// subscriptions.
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '#/api/call';
import { regionHere } from '#/api/region';
import { useOperation } from '#/api/use_operation';
import type { DescribePublishedAssetResponse } from '#/generated/api/souk';
import { agreementsInput, productIn } from '../subscriptions/use_subscription';

async function find(endpoint: string): Promise<string | undefined> {
  const agreements = await call('marketplace-agreement', 'SearchAgreements', agreementsInput());
  for (const each of agreements.agreementViewSummaries ?? []) {
    const { Runs } = await call('souk', 'ListSubscriptionRuns', { AgreementId: each.agreementId! });
    const here = regionHere();
    if (Runs.some((run) => run.Kind === 'ENDPOINT' && run.Name === endpoint && run.Region === (here ?? run.Region))) return productIn(each);
  }
  return undefined;
}

export function useProductOf(endpoint: string): { product: string | undefined; asset: DescribePublishedAssetResponse | undefined } {
  const [address] = useSearchParams();
  const told = address.get('product');
  const [found, setFound] = useState<string>();
  useEffect(() => {
    if (!told) void find(endpoint).then(setFound, () => undefined);
  }, [told, endpoint]);
  const product = told ?? found;
  const version = address.get('version');
  const asset = useOperation(
    'souk',
    'DescribePublishedAsset',
    product ? { ProductId: product, ...(version ? { VersionId: version } : {}) } : undefined,
  );
  return { product, asset: asset.data };
}
