// The region that a page is about: what runs belongs to one. The address says it ("?at=eu-west-3"); without, it is the
// portal's own.
export const regionHere = (): string | undefined => /[?&]at=([a-z-]+-\d)(&|$)/.exec(window.location.search)?.[1];

/** A page's address for what runs in the region. */
export const inRegion = (path: string, region: string | undefined): string =>
  region ? `${path}${path.includes('?') ? '&' : '?'}at=${region}` : path;
