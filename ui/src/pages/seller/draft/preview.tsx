// The buyer's page as it will look, while the seller types.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useDeferredValue } from 'react';
import { useText } from '#/language';
import { type ListedParameter, type Listing, ListingView } from '#/listing/listing_view';
import { useSession } from '#/session';
import { dimensionsOf, type Draft, type Parameter } from './draft';
import type { Asset } from './use_asset';

function listed(parameters: Parameter[]): ListedParameter[] {
  const named = parameters.filter((each) => each.Name.trim());
  return named.map((each) => ({ name: each.Name, description: each.Description, constraints: each.Constraints }));
}

export function listingOf(draft: Draft, asset: Asset, seller: string): Listing {
  const free = draft.PricingModel === 'Free';
  return {
    title: draft.ProductTitle,
    seller,
    logo: draft.LogoUrl.startsWith('https://') ? draft.LogoUrl : undefined,
    short: draft.ShortDescription,
    long: draft.LongDescription,
    highlights: draft.Highlights.filter((each) => each.trim()),
    categories: draft.Categories,
    resources: draft.AdditionalResources.filter((each) => each.Url).map((each) => ({ text: each.Text || each.Url, url: each.Url })),
    support: draft.SupportDescription,
    refund: draft.RefundPolicy,
    version: draft.VersionTitle,
    limited: true,
    usage: draft.UsageInstructions,
    input: draft.InputDescription,
    output: draft.OutputDescription,
    sampleInput: draft.SampleInput.Realtime || draft.SampleInput.Batch,
    sampleOutput: draft.SampleOutput.Realtime || draft.SampleOutput.Batch,
    limitations: draft.Limitations,
    inputParameters: listed(draft.InputParameters),
    outputParameters: listed(draft.OutputParameters),
    notebook: draft.SampleNotebookUrl,
    repository: draft.RepositoryUrl,
    free,
    trialDays: free ? undefined : draft.TrialDays || undefined,
    prices: free || !asset.supported ? [] : dimensionsOf(draft, asset.supported).map((each) => ({ ...each, price: draft.Prices[each.key] ?? '' })),
  };
}

export function Preview({ draft, asset }: { draft: Draft; asset: Asset }) {
  const { t } = useText();
  const session = useSession().session!;
  const shown = useDeferredValue(draft);
  return (
    <Container header={<Header variant="h2" description={t('preview.text')}>{t('preview.title')}</Header>}>
      <div className="preview" data-testid="preview">
        {shown.ProductTitle || shown.ShortDescription ? (
          <ListingView listing={listingOf(shown, asset, session.AccountName)} />
        ) : (
          <Box color="text-body-secondary">{t('preview.empty')}</Box>
        )}
      </div>
    </Container>
  );
}
