// A draft as its buyers will read it.
import type { Language } from '#/language';
import type { ListedParameter, Listing } from '#/listing/listing_view';
import { shownAddress } from '#/listing/shown_address';
import { dimensionsOf, type Draft, type Parameter } from './draft';
import type { Asset } from './use_asset';
import { wordsIn } from './words_in';

function listed(parameters: Parameter[]): ListedParameter[] {
  const named = parameters.filter((each) => each.Name.trim());
  return named.map((each) => ({ name: each.Name, description: each.Description, constraints: each.Constraints }));
}

export function listingOf(draft: Draft, asset: Asset, seller: string, language: Language, logo: string | undefined): Listing {
  const words = wordsIn(language, draft);
  const free = draft.PricingModel === 'Free';
  return {
    title: words.ProductTitle,
    seller,
    logo,
    images: draft.ImageUrls.map(shownAddress).filter((each) => each !== undefined),
    video: draft.VideoUrl,
    short: words.ShortDescription,
    long: words.LongDescription,
    highlights: words.Highlights.filter((each) => each.trim()),
    categories: draft.Categories,
    resources: draft.AdditionalResources.filter((each) => each.Url).map((each) => ({ text: each.Text || each.Url, url: each.Url })),
    support: words.SupportDescription,
    refund: draft.RefundPolicy,
    version: draft.VersionTitle,
    limited: draft.Stage !== 'Public' && draft.Stage !== 'Restricted',
    usage: draft.UsageInstructions,
    input: draft.InputDescription,
    output: draft.OutputDescription,
    sampleInput: draft.SampleInput.Realtime || draft.SampleInput.Batch,
    sampleOutput: draft.SampleOutput.Realtime || draft.SampleOutput.Batch,
    ...(draft.Kind === 'Algorithm' && { training: { input: draft.TrainingInput, sample: draft.TrainingSample.Data, overview: draft.AlgorithmOverview } }),
    limitations: draft.Limitations,
    inputParameters: listed(draft.InputParameters),
    customAttributes: listed(draft.CustomAttributes),
    outputParameters: listed(draft.OutputParameters),
    notebook: draft.SampleNotebookUrl,
    repository: draft.RepositoryUrl,
    free,
    trialDays: free ? undefined : draft.TrialDays || undefined,
    prices: free || !asset.supported ? [] : dimensionsOf(draft, asset.supported).map((each) => ({ ...each, price: draft.Prices[each.key] ?? '' })),
  };
}

const nothingOfUse = {
  usage: '',
  input: '',
  limitations: '',
  inputParameters: [],
  customAttributes: [],
  sampleInput: '',
  output: '',
  outputParameters: [],
  sampleOutput: '',
  notebook: '',
  repository: '',
  training: undefined,
} satisfies Partial<Listing>;

/** Of what is told about its use, these members alone. */
export function partOf(listing: Listing, members: (keyof typeof nothingOfUse)[]): Listing {
  const part = Object.fromEntries(members.map((name) => [name, listing[name]])) as Partial<Listing>;
  return { ...listing, ...nothingOfUse, ...part };
}
