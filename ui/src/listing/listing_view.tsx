// A product as a buyer reads it: on its page, in the seller's preview, in the operator's review. Everything in here was
// written by somebody else: it is shown as text, and links lead to http(s) only.
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useText } from '#/language';
import { Empty } from '#/parts/states';

export interface Price {
  key: string;
  use: 'batch' | 'realtime' | 'training' | 'request';
  instance: string;
  price: string;
}

export interface Listing {
  title: string;
  seller: string;
  logo: string | undefined;
  short: string;
  long: string;
  highlights: string[];
  categories: string[];
  resources: { text: string; url: string }[];
  support: string;
  refund: string;
  version: string;
  limited: boolean;
  usage: string;
  input: string;
  output: string;
  sampleInput: string;
  sampleOutput: string;
  free: boolean;
  trialDays: string | undefined;
  prices: Price[];
}

const isWebAddress = (url: string) => /^https?:\/\//i.test(url);

/** Text of several paragraphs, in the listing's own language, which may not be the page's. */
export function Prose({ text }: { text: string }) {
  return (
    <div className="prose" dir="auto">
      {text}
    </div>
  );
}

export function PriceTable({ prices, free }: { prices: Price[]; free: boolean }) {
  const { t, money } = useText();
  if (free) return <Box>{t('listing.free')}</Box>;
  return (
    <Table<Price>
      variant="embedded"
      ariaLabels={{ tableLabel: t('listing.pricing') }}
      items={prices}
      trackBy="key"
      wrapLines
      empty={<Empty title={t('draft.prices.none')} />}
      columnDefinitions={[
        { id: 'use', header: t('draft.prices.use'), isRowHeader: true, minWidth: 110, cell: (row) => t(`use.${row.use}`) },
        { id: 'instance', header: t('draft.prices.instance'), minWidth: 110, cell: (row) => row.instance || '–' },
        {
          id: 'price',
          header: t('listing.price'),
          minWidth: 110,
          cell: (row) =>
            /^\d+(\.\d+)?$/.test(row.price)
              ? t(row.use === 'request' ? 'listing.per_request' : 'listing.per_hour', { price: money(row.price) })
              : '–',
        },
      ]}
    />
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Box variant="h3">{title}</Box>
      {children}
    </div>
  );
}

export function ListingHead({ listing }: { listing: Listing }) {
  const { t } = useText();
  return (
    <div className="listing-head">
      {listing.logo && <img src={listing.logo} alt="" className="listing-logo" />}
      <div>
        <Box variant="h2" tagOverride="p">
          <span dir="auto" className="breakable">
            {listing.title}
          </span>
        </Box>
        <Box color="text-body-secondary">{t('listing.by', { seller: listing.seller })}</Box>
        <SpaceBetween direction="horizontal" size="xs">
          <Box>{t('listing.version', { version: listing.version || '–' })}</Box>
          {listing.limited && <Badge color="blue">{t('listing.limited')}</Badge>}
          {listing.free && <Badge color="green">{t('listing.free_badge')}</Badge>}
          {listing.trialDays && <Badge color="green">{t('listing.trial', { days: listing.trialDays })}</Badge>}
        </SpaceBetween>
      </div>
    </div>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre className="code" tabIndex={0} aria-label={label} dir="ltr">
      {text}
    </pre>
  );
}

export function UsageView({ listing }: { listing: Listing }) {
  const { t } = useText();
  return (
    <SpaceBetween size="m">
      {listing.usage && (
        <Part title={t('draft.usage')}>
          <Prose text={listing.usage} />
        </Part>
      )}
      {listing.input && (
        <Part title={t('draft.input')}>
          <Prose text={listing.input} />
        </Part>
      )}
      {listing.sampleInput && <Code text={listing.sampleInput} label={t('draft.sample_input')} />}
      {listing.output && (
        <Part title={t('draft.output')}>
          <Prose text={listing.output} />
        </Part>
      )}
      {listing.sampleOutput && <Code text={listing.sampleOutput} label={t('draft.sample_output')} />}
    </SpaceBetween>
  );
}

export function OverviewView({ listing }: { listing: Listing }) {
  const { t } = useText();
  return (
    <SpaceBetween size="m">
      <Prose text={listing.short} />
      {listing.highlights.length > 0 && (
        <Part title={t('draft.highlights')}>
          <ul>
            {listing.highlights.map((each, i) => (
              <li key={i} dir="auto" className="breakable">
                {each}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {listing.long && (
        <Part title={t('draft.long')}>
          <Prose text={listing.long} />
        </Part>
      )}
      {listing.resources.length > 0 && (
        <Part title={t('draft.links')}>
          <ul>
            {listing.resources.map((each, i) => (
              <li key={i} className="breakable">
                {isWebAddress(each.url) ? (
                  <Link external href={each.url} externalIconAriaLabel={t('link.external')}>
                    {each.text}
                  </Link>
                ) : (
                  each.text
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </SpaceBetween>
  );
}

export function SupportView({ listing }: { listing: Listing }) {
  const { t } = useText();
  return (
    <SpaceBetween size="m">
      {listing.support && (
        <Part title={t('draft.support')}>
          <Prose text={listing.support} />
        </Part>
      )}
      {listing.refund && (
        <Part title={t('draft.refund')}>
          <Prose text={listing.refund} />
        </Part>
      )}
    </SpaceBetween>
  );
}

export function ListingView({ listing }: { listing: Listing }) {
  const { t } = useText();
  return (
    <SpaceBetween size="m">
      <ListingHead listing={listing} />
      <OverviewView listing={listing} />
      <Part title={t('listing.pricing')}>
        <PriceTable prices={listing.prices} free={listing.free} />
      </Part>
      <UsageView listing={listing} />
      <SupportView listing={listing} />
    </SpaceBetween>
  );
}
