// The region that a page is about: what runs belongs to one. The address says it ("?at=eu-west-3"); without, it is the
// portal's own.
const known = /^[a-z]{2}(-[a-z]+)+-\d$/;

export function regionHere(): string | undefined {
  const at = new URLSearchParams(window.location.search).get('at') ?? '';
  return known.test(at) ? at : undefined;
}

/** A page's address for what runs in the region. */
export const inRegion = (path: string, region: string | undefined): string =>
  region ? `${path}${path.includes('?') ? '&' : '?'}at=${region}` : path;

export const regionOfArn = (arn: string): string => arn.split(':')[3] ?? '';
