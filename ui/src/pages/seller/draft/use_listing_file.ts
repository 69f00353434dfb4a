// A file of a listing that is not published yet, read back from where it was put: a logo to be seen, a licence to be read.
import { useOperation } from '#/api/use_operation';
import { shownAddress } from '#/listing/shown_address';

/** Undefined of what lies elsewhere, and of what there is none. */
export function useListingFile(url: string) {
  const read = useOperation('souk', 'GetListingFile', url.startsWith('s3://') ? { Url: url } : undefined);
  const file = read.data?.Content !== undefined && url.startsWith('s3://') && !read.loading ? read.data : undefined;
  return { file, loading: read.loading && url.startsWith('s3://') };
}

/** Where a page finds the picture. */
export function useLogo(url: string | undefined): string | undefined {
  const { file } = useListingFile(url ?? '');
  if (file && /^image\/(png|jpeg|gif)$/.test(file.ContentType)) return `data:${file.ContentType};base64,${file.Content}`;
  return shownAddress(url);
}

/** UTF-8 of base64; undefined where the bytes are none. */
export function textIn(content: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(content), (each) => each.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
