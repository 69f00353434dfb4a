// The seller's products with what a table tells of each: its kind and latest version, who subscribes, what it earned.
import { useEffect, useState } from 'react';
import { call } from '#/api/call';
import { catalogEvents, useEvents } from '#/api/events';
import { useList } from '#/api/use_list';
import { useOperation } from '#/api/use_operation';
import { assetOf, isRestricted, type ProductDocument } from '../product/entity';
import { productsWish } from './use_new_listing';

export interface Row {
  id: string;
  title: string;
  visibility: string;
  kind: 'algorithm' | 'package' | undefined;
  /** The latest that is not restricted. */
  version: string;
  subscribers: number;
  /** Of the last thirty days, a decimal text. */
  revenue: string;
  /** Seconds since 1970. */
  changed: number;
  document: ProductDocument | undefined;
}

const atOnce = 20; // entities of one answer
const subscribersWish = {
  catalog: 'AWSMarketplace',
  filters: [
    { name: 'PartyType', values: ['Proposer'] },
    { name: 'AgreementType', values: ['PurchaseAgreement'] },
    { name: 'Status', values: ['ACTIVE'] },
  ],
};

async function describe(ids: string[], signal: AbortSignal): Promise<Map<string, ProductDocument>> {
  const chunks = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, i) => ids.slice(i * atOnce, (i + 1) * atOnce));
  const answers = await Promise.all(
    chunks.map((chunk) =>
      call('marketplace-catalog', 'BatchDescribeEntities', { EntityRequestList: chunk.map((EntityId) => ({ Catalog: 'AWSMarketplace', EntityId })) }, signal),
    ),
  );
  const details = answers.flatMap(({ EntityDetails }) => Object.entries(EntityDetails ?? {}));
  return new Map(details.map(([id, { DetailsDocument }]) => [id, DetailsDocument as ProductDocument]));
}

function useDocuments(ids: string[], turn: unknown): Map<string, ProductDocument> {
  const [found, setFound] = useState(new Map<string, ProductDocument>());
  const key = ids.join();
  useEffect(() => {
    if (!key) return;
    const gone = new AbortController();
    // Who may not describe them sees the list without what they hold.
    describe(key.split(','), gone.signal).then(setFound, () => undefined);
    return () => gone.abort();
  }, [key, turn]);
  return found;
}

export function useRows() {
  const listed = useList('marketplace-catalog', 'ListEntities', productsWish);
  const products = listed.data?.EntitySummaryList ?? [];
  const documents = useDocuments(products.map((each) => each.EntityId!), listed.data);
  const earned = useOperation('souk', 'GetInsights', { Days: 30, GroupBy: ['PRODUCT'] });
  const agreements = useList('marketplace-agreement', 'SearchAgreements', subscribersWish);
  useEvents([catalogEvents], listed.reload);
  const revenues = new Map(earned.data?.Rows.map((each) => [each.ProductId, each.Sum.Total]));
  const buyers = new Map<string, number>();
  for (const each of agreements.data?.agreementViewSummaries ?? []) {
    const product = each.proposalSummary?.resources?.[0]?.id ?? '';
    buyers.set(product, (buyers.get(product) ?? 0) + 1);
  }
  const rows = products.map((each): Row => {
    const id = each.EntityId!;
    const document = documents.get(id);
    const latest = document?.Versions?.filter((version) => !isRestricted(version)).at(-1);
    return {
      id,
      title: each.Name || id,
      visibility: each.Visibility ?? 'Draft',
      kind: latest && (assetOf(latest).includes(':algorithm/') ? 'algorithm' : 'package'),
      version: latest?.VersionTitle ?? '',
      subscribers: buyers.get(id) ?? 0,
      revenue: revenues.get(id) ?? '0',
      changed: Date.parse(each.LastModifiedDate!) / 1000,
      document,
    };
  });
  return { listed, rows };
}
