/** Where a logo or a licence is read: the market's own copies on this server, whatever name it calls itself by; what lies
 * elsewhere is left out of pages, which load nothing from strangers. */
export function shownAddress(url: string | undefined): string | undefined {
  const path = url?.replace(/^https?:\/\/[^/]+/, '');
  return path?.startsWith('/assets/') ? path : undefined;
}
