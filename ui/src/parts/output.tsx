// What a model answered: as text where it is one, else how much it is.
import { asText } from '#/api/bytes';
import { useText } from '#/language';
import { Code } from '#/listing/listing_view';

export function Output({ of, label }: { of: Uint8Array; label: string }) {
  const { t, bytes } = useText();
  const said = asText(of);
  return said === undefined ? t('endpoint.binary', { size: bytes(of.length) }) : <Code text={said} label={label} />;
}
