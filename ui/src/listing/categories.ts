// The catalogue's categories, by the names that the server takes.
export const categories = [
  'Machine Learning',
  'ML Solutions',
  'Data Labeling Services',
  'Computer Vision',
  'Natural Language Processing',
  'Speech Recognition',
  'Text',
  'Image',
  'Video',
  'Audio',
  'Structured',
  'Generative AI',
  'Education & Research',
  'Financial Services',
  'Healthcare & Life Sciences',
  'Media & Entertainment',
  'Industrial',
  'Energy',
] as const;

/** As searches name it: "healthcare-life-sciences" of "Healthcare & Life Sciences". */
export const categoryId = (name: string): string => name.toLowerCase().match(/[a-z0-9]+/g)?.join('-') ?? '';
