// The parts of a product's entity document that the pages read.
export interface Version {
  Id: string;
  VersionTitle: string;
  ReleaseNotes: string;
  CreationDate: string;
  Sources: { Type: string; ModelPackageArn?: string; AlgorithmArn?: string }[];
  DeliveryOptions: {
    Id: string;
    Visibility: string;
    Instructions?: { OutputProperties?: { SampleOutput?: Record<string, string> } & Record<string, unknown> };
  }[];
}

export interface ProductDocument {
  Description?: { ProductTitle?: string; Visibility?: string; ShortDescription?: string; ProductCode?: string; ReplacementProductId?: string };
  Versions?: Version[];
  Targeting?: { PositiveTargeting?: { BuyerAccounts?: string[] } };
  RegionAvailability?: { Regions?: string[] };
}

export const productType = 'MachineLearningProduct@1.0';

export const isRestricted = (version: Version) => version.DeliveryOptions[0]?.Visibility === 'Restricted';
export const assetOf = (version: Version) => version.Sources[0]?.ModelPackageArn ?? version.Sources[0]?.AlgorithmArn ?? '–';
