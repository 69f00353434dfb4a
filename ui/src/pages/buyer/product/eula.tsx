// The licence of an offer, to read before anybody agrees to it.
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OfferTerm } from '#/generated/api/marketplace-discovery';
import { useText } from '#/language';
import { Part } from '#/listing/listing_view';
import { shownAddress } from '#/listing/shown_address';

export function Eula({ terms }: { terms: OfferTerm[] }) {
  const { t } = useText();
  const documents = terms.flatMap((term) => term.legalTerm?.documents ?? []);
  if (!documents.length) return null;
  return (
    <Part title={t('draft.eula')}>
      <SpaceBetween size="xs">
        {documents.map((each) => (
          <Link key={each.url} external href={shownAddress(each.url) ?? each.url} externalIconAriaLabel={t('link.external')}>
            {t(each.type === 'StandardEula' ? 'eula.standard' : 'eula.read', { version: each.version ?? '' })}
          </Link>
        ))}
      </SpaceBetween>
    </Part>
  );
}
