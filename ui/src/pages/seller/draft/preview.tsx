// The buyer's page as it will look, while the seller types: its head and its tabs, beside the form or as wide as buyers see it.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { memo, useDeferredValue, useState } from 'react';
import { useText } from '#/language';
import { type Listing, ListingHead, OverviewView, PriceTable, SupportView, UsageView } from '#/listing/listing_view';
import { useSession } from '#/session';
import type { Draft, Section } from './draft';
import { listingOf } from './listed';
import type { Asset } from './use_asset';
import { EulaShown } from './eula_shown';

type Shown = 'overview' | 'pricing' | 'usage' | 'support';

/** What a section of the form is mostly about. */
const tabOf: Record<Section, Shown> = { general: 'overview', launch: 'usage', pricing: 'pricing', review: 'overview' };

interface PageProps {
  listing: Listing;
  draft: Draft;
  shown: Shown;
  onShow: (shown: Shown) => void;
}

function BuyersPage({ listing, draft, shown, onShow }: PageProps) {
  const { t } = useText();
  return (
    <SpaceBetween size="m">
      <ListingHead listing={listing} />
      <Tabs
        ariaLabel={t('preview.tabs')}
        activeTabId={shown}
        onChange={({ detail }) => onShow(detail.activeTabId as Shown)}
        tabs={[
          { id: 'overview', label: t('tab.overview'), content: <OverviewView listing={listing} /> },
          { id: 'pricing', label: t('listing.pricing'), content: <PriceTable prices={listing.prices} free={listing.free} /> },
          { id: 'usage', label: t('tab.usage'), content: <UsageView listing={listing} /> },
          {
            id: 'support',
            label: t('tab.support'),
            content: (
              <SpaceBetween size="m">
                <SupportView listing={listing} />
                <EulaShown draft={draft} />
              </SpaceBetween>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

interface PreviewProps {
  draft: Draft;
  asset: Asset;
  section: Section;
  logo: string | undefined;
}

/** Drawn behind the keystroke, so that what is typed is there first; and not at all while nothing of it has changed. */
const Drawn = memo(function Drawn({ draft, asset, section, logo }: PreviewProps) {
  const { t, language } = useText();
  const session = useSession().session!;
  const [wide, setWide] = useState(false);
  const [chosen, setChosen] = useState<{ in: Section; shown: Shown }>();
  const begun = draft.ProductTitle || draft.ShortDescription;
  const page = begun && (
    <BuyersPage
      listing={listingOf(draft, asset, session.AccountName, language, logo)}
      draft={draft}
      shown={chosen?.in === section ? chosen.shown : tabOf[section]}
      onShow={(shown) => setChosen({ in: section, shown })}
    />
  );
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('preview.text')}
          actions={
            <Button iconName="expand" disabled={!begun} onClick={() => setWide(true)}>
              {t('preview.wide')}
            </Button>
          }
        >
          {t('preview.title')}
        </Header>
      }
    >
      <div className="preview" data-testid="preview">
        {wide ? null : page || <Box color="text-body-secondary">{t('preview.empty')}</Box>}
      </div>
      {wide && (
        <Modal visible size="max" header={t('preview.title')} closeAriaLabel={t('do.close')} onDismiss={() => setWide(false)}>
          {page}
        </Modal>
      )}
    </Container>
  );
});

export function Preview({ draft, ...props }: PreviewProps) {
  return <Drawn draft={useDeferredValue(draft)} {...props} />;
}
