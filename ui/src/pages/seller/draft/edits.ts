// What an edited draft changes: of each part of the product, the members that differ from what it said before.
import type { Change } from '#/generated/api/marketplace-catalog';
import type { FieldChange } from '#/generated/api/souk';
import { change, informationOf, legalOf, offerType, optionOf, pricingOf, productType, refundOf, targetingOf, usageOf } from './change_set';
import { dimensionsOf, type Draft, emptyDraft, type Supported } from './draft';

/** One change of the set, and what in it is new, member by member. */
export interface Edit {
  change: Change;
  differences: FieldChange[];
}

type Tree = Record<string, unknown>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Lists are replaced whole, and so is what has no members of its own to change, as a sample. */
const nested = ['InputProperties', 'OutputProperties', 'TrainingDetails', 'RecommendedInstanceTypes'];

/** What was said before and is said no more is taken away by null. */
const emptied = (before: Tree, now: Tree): Tree =>
  Object.fromEntries(Object.keys(before).filter((name) => !(name in now)).map((name) => [name, null]));

function changedIn(now: Tree, before: Tree, path = ''): { members: Tree; differences: FieldChange[] } {
  const members: Tree = {};
  const differences: FieldChange[] = [];
  for (const [name, value] of Object.entries({ ...emptied(before, now), ...now })) {
    if (same(value, before[name])) continue;
    if (nested.includes(name)) {
      const inner = changedIn(value as Tree, (before[name] ?? {}) as Tree, `${name}.`);
      if (inner.differences.length) members[name] = inner.members;
      differences.push(...inner.differences);
    } else {
      members[name] = value;
      differences.push({ Path: path + name, ...(before[name] !== undefined && { Before: before[name] }), ...(value !== null && { After: value }) });
    }
  }
  return { members, differences };
}

function informationEdit(draft: Draft, before: Draft): Edit | undefined {
  const { members, differences } = changedIn(informationOf(draft) as Tree, informationOf(before) as Tree);
  return differences.length ? { change: change('UpdateInformation', productType, draft.ProductId, members), differences } : undefined;
}

function versionEdit(draft: Draft, before: Draft): Edit | undefined {
  const titled = ({ VersionTitle, ReleaseNotes }: Draft): Tree => ({ VersionTitle, ReleaseNotes });
  const version = changedIn(titled(draft), titled(before));
  const usage = changedIn(usageOf(draft) as Tree, usageOf(before) as Tree);
  const differences = [...version.differences, ...usage.differences];
  if (!differences.length) return undefined;
  const details = {
    ...(version.differences.length && { Version: version.members }),
    DeliveryOptions: [{ Id: draft.DeliveryOptionId, ...(usage.differences.length && { Details: { [optionOf(draft)]: usage.members } }) }],
  };
  return { change: change('UpdateDeliveryOptions', productType, draft.ProductId, details), differences };
}

function pricingEdit(draft: Draft, before: Draft, supported: Supported): Edit | undefined {
  const pricing = pricingOf(draft, supported);
  if (same(pricing, pricingOf(before, supported))) return undefined;
  const priceIn = (of: Draft, key: string) => (of.PricingModel === 'Free' ? '0' : of.Prices[key]);
  const keys = [...new Set([...dimensionsOf(before, supported), ...dimensionsOf(draft, supported)].map(({ key }) => key))];
  const prices = (of: Draft): Tree => Object.fromEntries(keys.map((key) => [`${key}.Price`, priceIn(of, key)]));
  const told = (of: Draft): Tree => ({ PricingModel: of.PricingModel, ...prices(of), TrialDays: of.PricingModel === 'Free' ? '' : of.TrialDays });
  return { change: change('UpdatePricingTerms', offerType, draft.OfferId, pricing), differences: changedIn(told(draft), told(before)).differences };
}

/** What is sent and told as it is typed. */
function plainEdit(type: string, entity: string, id: string, details: (of: Draft) => object, told: (of: Draft) => Tree, draft: Draft, before: Draft): Edit | undefined {
  if (same(details(draft), details(before))) return undefined;
  return { change: change(type, entity, id, details(draft)), differences: changedIn(told(draft), told(before)).differences };
}

const eulaTold = ({ Eula, EulaUrl }: Draft): Tree => (Eula === 'Standard' ? { Eula } : { Eula, EulaUrl });

/** Nothing where nothing was changed; otherwise one change for each part of the product that was. */
export function editsOf(draft: Draft, supported: Supported): Edit[] {
  const before: Draft = { ...(draft.Before ? draft : emptyDraft()), ...draft.Before };
  const priced = draft.OfferId !== '';
  const edits = [
    informationEdit(draft, before),
    plainEdit('UpdateTargeting', productType, draft.ProductId, targetingOf, ({ TestAccounts }) => ({ BuyerAccounts: TestAccounts }), draft, before),
    draft.DeliveryOptionId ? versionEdit(draft, before) : undefined,
    priced ? pricingEdit(draft, before, supported) : undefined,
    priced ? plainEdit('UpdateLegalTerms', offerType, draft.OfferId, legalOf, eulaTold, draft, before) : undefined,
    priced ? plainEdit('UpdateSupportTerms', offerType, draft.OfferId, refundOf, ({ RefundPolicy }) => ({ RefundPolicy }), draft, before) : undefined,
  ];
  return edits.filter((each) => each !== undefined);
}
