// A product as a buyer reads it: on its page, in the seller's preview, in the operator's review. Everything in here was
// written by somebody else: it is shown as text, and links lead to http(s) only.
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useText } from '#/language';
import { Empty } from '#/parts/states';
import { shownAddress } from './shown_address';
import type { VersionFile } from './version_file';

export interface Price {
  key: string;
  use: 'batch' | 'realtime' | 'training' | 'request';
  instance: string;
  price: string;
}

export interface ListedParameter {
  name: string;
  description: string;
  constraints: string;
}

export interface ListedTraining {
  input: string;
  sample: string;
  /** Whether the sample is a file, which lies at an address. */
  file?: boolean;
  overview: string;
}

export interface Listing {
  title: string;
  seller: string;
  logo: string | undefined;
  /** Of the market's own copies. */
  images: string[];
  /** Somewhere else, which a page links to and does not load. */
  video: string;
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
  /** Which files the samples are, where they lie at addresses. */
  sampleFiles?: { input?: VersionFile | undefined; output?: VersionFile | undefined };
  /** What is told of an algorithm's training. */
  training?: ListedTraining | undefined;
  limitations: string;
  inputParameters: ListedParameter[];
  /** Parameters of an invocation, which its custom attributes carry. */
  customAttributes: ListedParameter[];
  outputParameters: ListedParameter[];
  notebook: string;
  repository: string;
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
      items={prices}
      trackBy="key"
      ariaLabels={{ tableLabel: t('listing.pricing') }}
      wrapLines
      empty={<Empty title={t('draft.prices.none')} />}
      columnDefinitions={[
        { id: 'use', header: t('draft.prices.use'), isRowHeader: true, minWidth: 92, cell: (row) => t(`use.${row.use}`) },
        { id: 'instance', header: t('draft.prices.instance'), minWidth: 100, cell: (row) => row.instance || '–' },
        {
          id: 'price',
          header: t('listing.price'),
          minWidth: 104,
          cell: (row) =>
            /^\d+(\.\d+)?$/.test(row.price)
              ? t(row.use === 'request' ? 'listing.per_request' : 'listing.per_hour', { price: money(row.price) })
              : '–',
        },
      ]}
    />
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Box variant="h3">{title}</Box>
      {children}
    </div>
  );
}

export function ListingBadges({ listing }: { listing: Pick<Listing, 'limited' | 'free' | 'trialDays'> }) {
  const { t } = useText();
  return (
    <>
      {listing.limited && <Badge color="blue">{t('listing.limited')}</Badge>}
      {listing.free && <Badge color="green">{t('listing.free_badge')}</Badge>}
      {listing.trialDays && <Badge color="green">{t('listing.trial', { days: listing.trialDays })}</Badge>}
    </>
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
          <ListingBadges listing={listing} />
        </SpaceBetween>
      </div>
    </div>
  );
}

export function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre className="code" tabIndex={0} aria-label={label} dir="ltr">
      {text}
    </pre>
  );
}

function Parameters({ title, rows }: { title: string; rows: ListedParameter[] }) {
  const { t } = useText();
  if (!rows.length) return null;
  return (
    <ExpandableSection headerText={`${title} ${t('table.count', { count: rows.length })}`} headingTagOverride="h4">
      <Table<ListedParameter>
        variant="embedded"
        items={rows}
        trackBy="name"
        ariaLabels={{ tableLabel: title }}
        wrapLines
        columnDefinitions={[
          {
            id: 'name',
            header: t('draft.parameters.name'),
            isRowHeader: true,
            minWidth: 120,
            cell: (row) => <span className="breakable">{row.name}</span>,
          },
          { id: 'description', header: t('draft.parameters.description'), minWidth: 160, cell: (row) => row.description || '–' },
          { id: 'constraints', header: t('draft.parameters.constraints'), minWidth: 120, cell: (row) => row.constraints || '–' },
        ]}
      />
    </ExpandableSection>
  );
}

/** A link to somebody else's page, or nothing where its address is none. */
function Outward({ text, url }: { text: string; url: string }) {
  const { t } = useText();
  if (!isWebAddress(url)) return null;
  return (
    <Link external href={url} externalIconAriaLabel={t('link.external')}>
      {text}
    </Link>
  );
}

interface SampleProps {
  text: string;
  label: string;
  file: VersionFile | undefined;
  kept: UsageViewProps['kept'];
}

function Sample({ text, label, file, kept }: SampleProps) {
  if (kept && file && shownAddress(text)) return kept(file, text);
  return <Code text={text} label={label} />;
}

export interface UsageViewProps {
  listing: Listing;
  /** Shows a file that the market keeps, where the listing names one by address; without it, the address is shown. */
  kept?: ((file: VersionFile, url: string) => ReactNode) | undefined;
}

function TrainingView({ training: { input, sample, file, overview }, kept }: { training: ListedTraining; kept: UsageViewProps['kept'] }) {
  const { t } = useText();
  return (
    <SpaceBetween size="m">
      {input && (
        <Part title={t('draft.training.input')}>
          <Prose text={input} />
        </Part>
      )}
      {sample && (
        <Part title={t('draft.training.sample')}>
          <Sample text={sample} label={t('draft.training.sample')} file={file ? 'TRAINING_INPUT' : undefined} kept={kept} />
        </Part>
      )}
      {overview && (
        <Part title={t('draft.training.overview')}>
          <Prose text={overview} />
        </Part>
      )}
    </SpaceBetween>
  );
}

export function UsageView({ listing, kept }: UsageViewProps) {
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
      {listing.limitations && (
        <Part title={t('draft.limitations')}>
          <Prose text={listing.limitations} />
        </Part>
      )}
      <Parameters title={t('draft.input_parameters')} rows={listing.inputParameters} />
      <Parameters title={t('draft.custom_attributes')} rows={listing.customAttributes} />
      {listing.sampleInput && (
        <Part title={t('draft.sample_input')}>
          <Sample text={listing.sampleInput} label={t('draft.sample_input')} file={listing.sampleFiles?.input} kept={kept} />
        </Part>
      )}
      {listing.output && (
        <Part title={t('draft.output')}>
          <Prose text={listing.output} />
        </Part>
      )}
      <Parameters title={t('draft.output_parameters')} rows={listing.outputParameters} />
      {listing.sampleOutput && (
        <Part title={t('draft.sample_output')}>
          <Sample text={listing.sampleOutput} label={t('draft.sample_output')} file={listing.sampleFiles?.output} kept={kept} />
        </Part>
      )}
      {listing.training && <TrainingView training={listing.training} kept={kept} />}
      {kept && shownAddress(listing.notebook) ? (
        <Part title={t('draft.notebook')}>{kept('NOTEBOOK', listing.notebook)}</Part>
      ) : (
        <Outward text={t('draft.notebook')} url={listing.notebook} />
      )}
      <Outward text={t('draft.repository')} url={listing.repository} />
    </SpaceBetween>
  );
}

/** Each small, and as large as it is by itself. */
function Images({ of: { title, images } }: { of: Listing }) {
  const { t } = useText();
  if (!images.length) return null;
  return (
    <Part title={t('draft.images')}>
      <ul className="plain listing-images">
        {images.map((each, i) => (
          <li key={each}>
            <a href={each} target="_blank" rel="noreferrer">
              <img src={each} loading="lazy" alt={t('listing.image', { title, position: i + 1, all: images.length })} />
            </a>
          </li>
        ))}
      </ul>
    </Part>
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
      <Images of={listing} />
      <Outward text={t('draft.video')} url={listing.video} />
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
