// The reader's own active agreement for a product, if there is one.
import type { CallError } from '#/api/call';
import { useList } from '#/api/use_list';
import type { AgreementViewSummary, SearchAgreementsInput } from '#/generated/api/marketplace-agreement';

export const productIn = (agreement: AgreementViewSummary): string => agreement.proposalSummary?.resources?.[0]?.id ?? '';

export function agreementsInput(...more: { name: string; values: string[] }[]): SearchAgreementsInput {
  const bought = [
    { name: 'PartyType', values: ['Acceptor'] },
    { name: 'AgreementType', values: ['PurchaseAgreement'] },
  ];
  return { catalog: 'AWSMarketplace', filters: [...bought, ...more], maxResults: 50 };
}

export function useSubscription(productId: string | undefined): {
  agreement: AgreementViewSummary | undefined;
  loading: boolean;
  /** Why it is not known. */
  error: CallError | undefined;
  reload: () => void;
} {
  const mine = [
    { name: 'ResourceIdentifier', values: [productId ?? ''] },
    { name: 'Status', values: ['ACTIVE'] },
  ];
  const found = useList('marketplace-agreement', 'SearchAgreements', productId ? agreementsInput(...mine) : undefined);
  return { agreement: found.data?.agreementViewSummaries?.[0], loading: found.loading, error: found.error, reload: found.reload };
}
