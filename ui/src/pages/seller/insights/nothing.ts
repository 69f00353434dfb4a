import type { GetInsightsResponse } from '#/generated/api/souk';

/** Nothing happened in the range, nobody looked, and nobody holds a subscription. */
export function isNothing({ Sum, Interest, Subscriptions }: GetInsightsResponse): boolean {
  const { Active, Started, Ended } = Subscriptions;
  return Sum.Records === 0 && Number(Sum.Total) === 0 && Active + Started + Ended + Interest.Views + Interest.Tries === 0;
}
