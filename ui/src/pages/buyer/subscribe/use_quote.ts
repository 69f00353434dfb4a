// Asking for an agreement before it is accepted: what is missing is known before the button is pressed, and what will be
// charged comes from the market itself.
import { useEffect } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { CreateAgreementRequestInput } from '#/generated/api/marketplace-agreement';
import type { GetOfferOutput, OfferTerm } from '#/generated/api/marketplace-discovery';

export const needed = ['aws-marketplace:CreateAgreementRequest', 'aws-marketplace:AcceptAgreementRequest'];

export const policyFor = (actions: string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }, undefined, 2);

/** What the reader lacks; undefined while it is asked, or where that failed. */
export function useLacking() {
  const asked = useOperation('souk', 'GetSession', { Actions: needed });
  const lacking = asked.data && needed.filter((each) => !asked.data!.Session.AllowedActions?.includes(each));
  return { ...asked, lacking };
}

const idOf = (term: OfferTerm): string => (Object.values(term)[0] as { id: string }).id;

/** A replacement offer takes the place of the agreement that it was made for. */
export function requestOf(offer: GetOfferOutput | undefined, terms: OfferTerm[], renew: boolean): CreateAgreementRequestInput {
  const replaced = offer?.replacementAgreementId;
  return {
    ...(replaced ? { intent: 'REPLACE', sourceAgreementIdentifier: replaced } : { intent: 'NEW' }),
    agreementProposalIdentifier: offer?.agreementProposalId,
    requestedTerms: terms.map((term) => ({
      id: idOf(term),
      ...(term.renewalTerm ? { configuration: { renewalTermConfiguration: { enableAutoRenew: renew } } } : {}),
    })),
  };
}

/** The quote for the request as it stands; asked for anew when it changes. */
export function useQuote(input: CreateAgreementRequestInput, ready: boolean) {
  const quote = useOperation('marketplace-agreement', 'CreateAgreementRequest', ready ? input : undefined);
  const accept = useAction('marketplace-agreement', 'AcceptAgreementRequest');
  const { clear } = accept;
  const key = JSON.stringify(input);
  useEffect(() => clear(), [key, clear]);
  return { quote, accept };
}
