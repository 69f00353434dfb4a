// The market's categories, in its order and the reader's words. A product keeps a category's name; people read its text.
import { useOperation } from '#/api/use_operation';
import type { ListedCategory } from '#/generated/api/souk';

/** What a model does, and what it does it with, by the ids of searches: buyers look for these apart from their field. */
export const taskCategories = ['data-labeling-services', 'computer-vision', 'natural-language-processing', 'speech-recognition', 'generative-ai'];
export const dataCategories = ['text', 'image', 'video', 'audio', 'structured'];

export interface Categories {
  all: ListedCategory[];
  /** Those that a product may choose, with what it has already. */
  offered: (chosen: string[]) => ListedCategory[];
  label: (name: string) => string;
}

export function useCategories(): Categories {
  const all = useOperation('souk', 'ListCategories', {}).data?.Categories ?? [];
  return {
    all,
    offered: (chosen) => all.filter((each) => !each.Hidden || chosen.includes(each.Name)),
    label: (name) => all.find((each) => each.Name === name)?.Label ?? name,
  };
}
