// Beginning a draft from a product, and going to it: to edit all of it, for its next version, or for another product like it.
import { useState } from 'react';
import type { CallError } from '#/api/call';
import { asCallError, useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import type { Draft } from '../draft/draft';
import { copyOf, editOf, nextVersionOf } from './drafts_of';
import type { ProductDocument } from './entity';

export function useBegin() {
  const { t } = useText();
  const go = useGo();
  const put = useAction('souk', 'PutListingDraft');
  const [beginning, setBeginning] = useState(false);
  const [refused, setRefused] = useState<CallError>();
  const begin = async (make: () => Promise<Draft>) => {
    if (beginning) return;
    setBeginning(true);
    setRefused(undefined);
    try {
      const draft = await make();
      const made = await put.run({ ...(draft.ProductId && { ProductId: draft.ProductId }), Document: draft as unknown as Record<string, unknown> });
      if (made) go(`/seller/drafts/${made.Draft.DraftId}`);
    } catch (error) {
      setRefused(asCallError(error));
    } finally {
      setBeginning(false);
    }
  };
  return {
    /** The version named, or the latest, and all else of the product. */
    edit: (id: string, document: ProductDocument, version?: string) => void begin(() => editOf(id, document, version)),
    nextVersion: (id: string, document: ProductDocument) => void begin(() => nextVersionOf(id, document)),
    copy: (id: string, document: ProductDocument) =>
      void begin(async () => {
        const whole = await copyOf(id, document);
        return { ...whole, ProductTitle: t('listings.copy_of', { title: whole.ProductTitle }) };
      }),
    beginning,
    error: refused ?? put.error,
  };
}
