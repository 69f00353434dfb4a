// Products side by side: each one's page, prices and reviews, loaded at once.
import { useCallback, useEffect, useState } from 'react';
import { call, type CallError } from '#/api/call';
import { asCallError } from '#/api/use_operation';
import type { GetProductOutput, OfferTerm } from '#/generated/api/marketplace-discovery';
import type { DescribePublishedAssetResponse, EstimatePriceResponse, ReviewTotals } from '#/generated/api/souk';
import { recommendedIn } from '../product/instances';
import { preferredOffer } from '../product/use_product';

export interface Compared {
  id: string;
  product: GetProductOutput;
  terms: OfferTerm[];
  asset: DescribePublishedAssetResponse | undefined;
  instance: string | undefined;
  hour: EstimatePriceResponse | undefined;
  reviews: ReviewTotals | undefined;
  /** What its declared sample takes, in milliseconds, where it was tried. */
  latency: number | undefined;
}

/** Not everything is told of every product; that the server failed, or may not tell, is something else. */
function absent(error: unknown): undefined {
  const { status } = asCallError(error);
  if (status < 400 || status === 403 || status >= 500) throw error;
  return undefined;
}

export interface Comparison {
  /** In the order of the ids; undefined while it is loaded. Products that the reader does not see are left out. */
  found: Compared[] | undefined;
  error: CallError | undefined;
  reload: () => void;
}

async function load(id: string): Promise<Compared | undefined> {
  const product = await call('marketplace-discovery', 'GetProduct', { productId: id }).catch(absent);
  if (!product) return undefined;
  const filters = [{ filterType: 'PRODUCT_ID' as const, filterValues: [id] }];
  const [options, asset, reviews, tries] = await Promise.all([
    call('marketplace-discovery', 'ListPurchaseOptions', { filters }).catch(absent),
    call('souk', 'DescribePublishedAsset', { ProductId: id }).catch(absent),
    call('souk', 'ListReviews', { ProductId: id, MaxResults: 1 }).catch(absent),
    call('souk', 'GetTryPolicy', { ProductId: id }).catch(absent),
  ]);
  const offerId = preferredOffer(options?.purchaseOptions ?? []);
  const instance = recommendedIn(asset, 'REALTIME') ?? recommendedIn(asset, 'TRAINING');
  const mode = recommendedIn(asset, 'REALTIME') ? ('REALTIME' as const) : ('TRAINING' as const);
  const [terms, hour] = await Promise.all([
    offerId ? call('marketplace-discovery', 'GetOfferTerms', { offerId }).catch(absent) : undefined,
    instance
      ? call('souk', 'EstimatePrice', { ProductId: id, Mode: mode, InstanceType: instance, Minutes: 60, Requests: 0 }).catch(absent)
      : undefined,
  ]);
  return { id, product, terms: terms?.offerTerms ?? [], asset, instance, hour, reviews: reviews?.Totals, latency: tries?.AnswerMilliseconds };
}

export function useCompared(ids: string[]): Comparison {
  const [loaded, setLoaded] = useState<{ key: string; found?: Compared[]; error?: CallError }>();
  const [turn, setTurn] = useState(0);
  const key = ids.join();
  useEffect(() => {
    let gone = false;
    void Promise.all(key.split(',').filter(Boolean).map(load)).then(
      (all) => gone || setLoaded({ key, found: all.filter((each) => each !== undefined) }),
      (error: unknown) => gone || setLoaded({ key, error: asCallError(error) }),
    );
    return () => {
      gone = true;
    };
  }, [key, turn]);
  const reload = useCallback(() => {
    setLoaded(undefined);
    setTurn((before) => before + 1);
  }, []);
  const told = loaded?.key === key ? loaded : undefined;
  return { found: told?.found, error: told?.error, reload };
}
