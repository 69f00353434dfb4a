// A file of a listing, read back: a logo to be seen and a licence to be read before they are published, and the licence that
// was published, to be compared.
import { useOperation } from '#/api/use_operation';
import { shownAddress } from '#/listing/shown_address';

/** Undefined of what lies elsewhere, and of what there is none. */
export function useListingFile(url: string) {
  const here = url.startsWith('s3://') || shownAddress(url)?.startsWith('/assets/legal/');
  const read = useOperation('souk', 'GetListingFile', here ? { Url: url } : undefined);
  const file = here && read.data?.Content !== undefined && !read.loading ? read.data : undefined;
  return { file, loading: here && read.loading };
}

/** Where a page finds the picture. */
export function useLogo(url: string | undefined): string | undefined {
  const { file } = useListingFile(url ?? '');
  if (file && /^image\/(png|jpeg|gif)$/.test(file.ContentType)) return `data:${file.ContentType};base64,${file.Content}`;
  return shownAddress(url);
}

/** Of a licence that is a text: its words. */
export function useLicenceText(url: string): string | undefined {
  const { file } = useListingFile(url);
  return file && file.ContentType !== 'application/pdf' ? textIn(file.Content) : undefined;
}

/** UTF-8 of base64; undefined where the bytes are none. */
export function textIn(content: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(content), (each) => each.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
