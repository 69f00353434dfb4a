// What happens in the market, in the groups that people choose from; each stands for the events' detail types.
import type { MessageKey } from '#/language';

const parties = (...types: string[]) => types.flatMap((each) => [`${each} - Proposer`, `${each} - Acceptor`]);

export const topics = {
  changes: ['Change Set Succeeded', 'Change Set Failed', 'Change Set Cancelled'],
  offers: ['Offer Released'],
  prices: ['Offer Price Increased'],
  agreements: parties('Purchase Agreement Created', 'Purchase Agreement Amended', 'Purchase Agreement Ending', 'Purchase Agreement Ended'),
  renewals: parties('Purchase Agreement Renewal Terms Finalized', 'Purchase Agreement Renewal Upcoming'),
  licences: ['License Updated', 'License Deprovisioned'],
  cancellations: parties(
    'Agreement Cancellation Request Pending Approval',
    'Agreement Cancellation Request Approved',
    'Agreement Cancellation Request Rejected',
    'Agreement Cancellation Request Cancelled',
    'Agreement Cancellation Request Validation Failed',
  ),
  trials: ['Free Trial Started', 'Free Trial Ending', 'Free Trial Ended'],
  budgets: ['Spend Budget Exceeded'],
  stops: ['Endpoint Stopped', 'Job Stopped'],
  withdrawals: ['Product Unpublished', 'Product Republished', 'Product Version Restricted'],
  versions: ['Product Version Added'],
  requests: ['Product Requested', 'Product Request Approved', 'Product Request Declined'],
  reviews: ['Review Published', 'Review Answered', 'Review Rejected'],
  selling: ['Seller Approved', 'Seller Refused', 'Seller Suspended', 'Seller Reinstated', 'Test Account Request Decided'],
  account: ['Account Suspended', 'Account Reopened', 'Account Closed'],
  duties: ['Seller Awaits Verification', 'Publishing Review Requested', 'Publishing Review Overdue', 'Review Awaits Moderation'],
} satisfies Record<string, string[]>;

export type Topic = keyof typeof topics;
const names = Object.keys(topics) as Topic[];

/** For operators only. */
export const duty: Topic = 'duties';

/** The topics whose types are all there, and every other type by itself: nothing that somebody chose elsewhere is lost. */
export function choiceOf(types: string[]): string[] {
  const whole = names.filter((name) => topics[name].every((each) => types.includes(each)));
  const covered = new Set(whole.flatMap((name) => topics[name]));
  return [...whole, ...types.filter((each) => !covered.has(each))];
}

export function typesOf(choice: string[]): string[] {
  return choice.flatMap((each) => (isTopic(each) ? topics[each] : [each]));
}

export const isTopic = (choice: string): choice is Topic => choice in topics;

export const topicNames = names;

export const labelOf = (choice: string, t: (key: MessageKey) => string) => (isTopic(choice) ? t(`topic.${choice}`) : choice);
