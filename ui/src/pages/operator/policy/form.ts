// The market's policy as it is typed: numbers as text, lists as lines. What the form does not know is kept as it is.
import type { MarketPolicy } from '#/generated/api/souk';
import type { MessageKey } from '#/language';
import { limitsOf, type TypedLimits, typedLimits } from './limits';

export type Grant = 'AUTOMATIC' | 'OPERATOR';
export type GrantName = 'SellerVerification' | 'Registration' | 'AllowListRequests' | 'ReviewModeration';

/** What holds where nothing was decided. */
export const defaults: Record<GrantName, Grant> = {
  SellerVerification: 'AUTOMATIC',
  Registration: 'OPERATOR',
  AllowListRequests: 'OPERATOR',
  ReviewModeration: 'AUTOMATIC',
};
export const grantNames = Object.keys(defaults) as GrantName[];

export interface PriceRow {
  InstanceType: string;
  PricePerHour: string;
}

export interface CategoryRow {
  Name: string;
  English: string;
  French: string;
  Hidden: boolean;
}

export interface PolicyForm {
  grants: Record<GrantName, Grant>;
  readers: 'EVERYONE' | 'SIGNED_IN';
  files: 'KEEP_ADDRESS' | 'FETCH' | 'REFUSE';
  mode: 'IMMEDIATE' | 'DELAY' | 'REVIEW';
  delayMinutes: string;
  reviewDays: string;
  restrictionHours: string;
  shortestDays: string;
  longestDays: string;
  regions: string;
  prices: PriceRow[];
  /** Instance types that are not offered. */
  withdrawn: string[];
  /** Ids of recommendations that do not hold. */
  suspended: string[];
  /** The operator's own; none stands for the usual ones. */
  categories: CategoryRow[];
  limits: TypedLimits;
}

const typed = (value: number | undefined) => (value === undefined ? '' : String(value));
const numberOf = (text: string) => (text.trim() === '' ? undefined : Number(text));

export function formOf(policy: MarketPolicy): PolicyForm {
  return {
    grants: Object.fromEntries(grantNames.map((name) => [name, policy[name] ?? defaults[name]])) as PolicyForm['grants'],
    readers: policy.Storefront ?? 'EVERYONE',
    files: policy.LinkedFiles ?? 'KEEP_ADDRESS',
    mode: policy.Processing?.Mode ?? 'IMMEDIATE',
    delayMinutes: typed(policy.Processing?.DelayMinutes),
    reviewDays: typed(policy.Processing?.ReviewDays),
    restrictionHours: typed(policy.Processing?.RestrictionHours),
    shortestDays: typed(policy.FreeTrial?.ShortestDays),
    longestDays: typed(policy.FreeTrial?.LongestDays),
    regions: (policy.Regions ?? []).join('\n'),
    prices: policy.InfrastructurePrices ?? [],
    withdrawn: policy.WithdrawnInstanceTypes ?? [],
    suspended: policy.SuspendedRules ?? [],
    limits: typedLimits(policy.Quotas),
    categories: (policy.Categories ?? []).map(({ Name, English = '', French = '', Hidden = false }) => ({ Name, English, French, Hidden })),
  };
}

/** Members without a value are left out: they have their defaults. */
function given<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

const categoryOf = ({ Name, English, French, Hidden }: CategoryRow) =>
  given({ Name: Name.trim(), English: English.trim() || undefined, French: French.trim() || undefined, Hidden: Hidden || undefined });

export function policyOf(form: PolicyForm, loaded: MarketPolicy): MarketPolicy {
  const regions = form.regions.split(/[\s,;]+/).filter(Boolean);
  const trial = given({ ShortestDays: numberOf(form.shortestDays), LongestDays: numberOf(form.longestDays) });
  return given({
    ...loaded,
    ...form.grants,
    Storefront: form.readers,
    LinkedFiles: form.files,
    Processing: given({
      Mode: form.mode,
      DelayMinutes: form.mode === 'DELAY' ? numberOf(form.delayMinutes) : undefined,
      ReviewDays: form.mode === 'REVIEW' ? numberOf(form.reviewDays) : undefined,
      RestrictionHours: form.mode === 'IMMEDIATE' ? undefined : numberOf(form.restrictionHours),
    }),
    FreeTrial: Object.keys(trial).length ? trial : undefined,
    Regions: regions.length ? regions : undefined,
    InfrastructurePrices: form.prices.length ? form.prices : undefined,
    WithdrawnInstanceTypes: form.withdrawn.length ? form.withdrawn : undefined,
    SuspendedRules: form.suspended.length ? form.suspended : undefined,
    Quotas: Object.keys(limitsOf(form.limits)).length ? limitsOf(form.limits) : undefined,
    Categories: form.categories.length ? form.categories.map(categoryOf) : undefined,
  });
}

/** With what holds where nothing was decided: two policies that say the same are equal. */
export const whole = (policy: MarketPolicy) => policyOf(formOf(policy), policy);

const labels: Record<Exclude<keyof MarketPolicy, GrantName>, MessageKey> = {
  Storefront: 'policy.readers',
  LinkedFiles: 'policy.files',
  Processing: 'policy.mode',
  FreeTrial: 'policy.trial',
  Regions: 'policy.regions',
  InfrastructurePrices: 'policy.prices',
  WithdrawnInstanceTypes: 'policy.withdrawn',
  SuspendedRules: 'policy.suspended',
  Categories: 'policy.categories',
  Quotas: 'policy.quotas',
};

export const conflictLabel = (name: keyof MarketPolicy): MessageKey =>
  grantNames.includes(name as GrantName) ? `policy.${name as GrantName}` : labels[name as keyof typeof labels];
