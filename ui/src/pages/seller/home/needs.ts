// What waits for the seller, and what he waits for, out of what his lists tell.
import type { AgreementCancellationRequestSummary } from '#/generated/api/marketplace-agreement';
import type { ChangeSetSummaryListItem, EntitySummary } from '#/generated/api/marketplace-catalog';
import type { ListingDraftSummary, SellerProfile } from '#/generated/api/souk';
import type { MessageKey } from '#/language';
import { isOpen } from '../requests/use_change_set';

export interface Need {
  id: string;
  /** Of what kind it is, and how that stands: both choose how the status looks. */
  kind: 'seller' | 'product' | 'request' | 'agreement';
  status: string;
  /** Its own name, or a text of ours. */
  name: string | { text: MessageKey };
  hint: MessageKey;
  to: string;
  /** Seconds since 1970. */
  at?: number;
}

export interface Lists {
  profile: SellerProfile | undefined;
  drafts: ListingDraftSummary[];
  products: EntitySummary[];
  /** The latest, newest first. */
  requests: ChangeSetSummaryListItem[];
  /** To end agreements, not answered yet. */
  cancellations: AgreementCancellationRequestSummary[];
}

const seconds = (iso: string | undefined) => (iso ? Date.parse(iso) / 1000 : undefined);
const entitiesOf = (request: ChangeSetSummaryListItem) => (request.EntityIdList ?? []).map((each) => each.split('@')[0]!);

/** Failed, and nothing that was asked for later has set it right: of the same entities, or anything where it has none. */
export function failedStill(requests: ChangeSetSummaryListItem[]): ChangeSetSummaryListItem[] {
  return requests.filter((request, at) => {
    const own = entitiesOf(request);
    const mends = (later: ChangeSetSummaryListItem) =>
      later.Status === 'SUCCEEDED' && (!own.length || entitiesOf(later).some((each) => own.includes(each)));
    return request.Status === 'FAILED' && !requests.slice(0, at).some(mends);
  });
}

const profileMembers = ['LegalName', 'CountryCode', 'Contact.Email', 'DisplayName', 'Description'];

function papersOf(profile: SellerProfile | undefined): Need[] {
  if (!profile) return [];
  const need = (status: string, text: MessageKey, hint: MessageKey, tab: string): Need => ({
    id: `seller-${tab}-${status}`,
    kind: 'seller',
    status,
    name: { text },
    hint,
    to: `/seller/settings?tab=${tab}`,
  });
  const { Status, MissingItems: missing } = profile;
  const unfinished = missing.some((each) => profileMembers.includes(each));
  return [
    ...(Status === 'REFUSED' || Status === 'SUSPENDED' ? [need('warning', 'nav.settings', `settings.status.${Status}`, 'profile')] : []),
    ...(unfinished ? [need('missing', 'settings.part.profile', 'home.hint.profile', 'profile')] : []),
    ...(missing.includes('TaxInterview') ? [need('missing', 'settings.part.tax', 'home.hint.paper', 'tax')] : []),
    ...(missing.includes('BankAccount') ? [need('missing', 'settings.part.bank', 'home.hint.paper', 'bank')] : []),
  ];
}

export function needsOf({ profile, drafts, products, requests, cancellations }: Lists): { mine: Need[]; others: Need[] } {
  const names = new Map(products.map(({ EntityId, Name }) => [EntityId!, Name]));
  const running = requests.filter(({ Status }) => isOpen(Status));
  const changing = new Set(running.flatMap(entitiesOf));
  const request = (hint: MessageKey) => (each: ChangeSetSummaryListItem): Need => ({
    id: each.ChangeSetId!,
    kind: 'request',
    status: each.Status!,
    name: entitiesOf(each).map((id) => names.get(id)).find(Boolean) || each.ChangeSetName || each.ChangeSetId!,
    hint,
    to: `/seller/requests/${each.ChangeSetId}`,
    at: seconds(each.StartTime),
  });
  const tested = products.filter(({ EntityId, Visibility }) => Visibility === 'Limited' && !changing.has(EntityId!));
  return {
    mine: [
      ...failedStill(requests).map(request('home.hint.failed')),
      ...tested.map(
        (each): Need => ({
          id: each.EntityId!,
          kind: 'product',
          status: 'Limited',
          name: each.Name || each.EntityId!,
          hint: 'home.hint.test',
          to: `/seller/listings/${each.EntityId}`,
          at: seconds(each.LastModifiedDate),
        }),
      ),
      ...drafts.map(
        (each): Need => ({
          id: each.DraftId,
          kind: 'product',
          status: 'Draft',
          name: each.Title || { text: 'draft.new' },
          hint: 'home.hint.draft',
          to: `/seller/drafts/${each.DraftId}`,
          at: each.SavedAt,
        }),
      ),
      ...papersOf(profile),
    ],
    others: [
      ...(profile?.Status === 'PENDING_VERIFICATION'
        ? [{ id: 'seller', kind: 'seller', status: 'pending', name: { text: 'settings.part.profile' }, hint: 'settings.status.PENDING_VERIFICATION', to: '/seller/settings' } as Need]
        : []),
      ...running.map(request('home.hint.running')),
      ...cancellations.map(
        (each): Need => ({
          id: each.agreementCancellationRequestId!,
          kind: 'agreement',
          status: 'PENDING_APPROVAL',
          name: each.agreementId!,
          hint: 'home.hint.cancellation',
          to: `/seller/agreements?agreement=${each.agreementId}`,
          at: each.createdAt,
        }),
      ),
    ],
  };
}
