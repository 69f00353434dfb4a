// The seller's products as pages ask for them, and how a new one begins: with a draft.
import { useAction } from '#/api/use_operation';
import { useGo } from '#/parts/link';
import { type Draft, emptyDraft } from '../draft/draft';

export const productsWish = { Catalog: 'AWSMarketplace', EntityType: 'MachineLearningProduct', MaxResults: 50 };

export function useNewListing() {
  const go = useGo();
  const put = useAction('souk', 'PutListingDraft');
  /** With these texts, where some are given. */
  const create = async (texts: Partial<Draft> = {}) => {
    const made = await put.run({ Document: { ...emptyDraft(), ...texts } as unknown as Record<string, unknown> });
    if (made) go(`/seller/drafts/${made.Draft.DraftId}`);
  };
  return { create: (texts?: Partial<Draft>) => void create(texts), creating: put.running, error: put.error };
}
