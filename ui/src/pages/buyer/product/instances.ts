// Which instance types a version runs on in this market, by the way of use.
import type { DescribePublishedAssetResponse } from '#/generated/api/souk';

export type Mode = 'REALTIME' | 'BATCH' | 'TRAINING';

const members: Record<Mode, string> = { REALTIME: 'RealtimeInference', BATCH: 'BatchTransform', TRAINING: 'Training' };

export const modes = Object.keys(members) as Mode[];

export function supportedIn(asset: DescribePublishedAssetResponse | undefined, mode: Mode): string[] {
  const types = (asset?.SupportedInstanceTypes as Record<string, unknown> | undefined)?.[members[mode]];
  return Array.isArray(types) ? (types as string[]) : [];
}

export function recommendedIn(asset: DescribePublishedAssetResponse | undefined, mode: Mode): string | undefined {
  const type = (asset?.RecommendedInstanceTypes as Record<string, unknown> | undefined)?.[members[mode]];
  const supported = supportedIn(asset, mode);
  return supported.find((each) => each === type) ?? supported[0];
}
