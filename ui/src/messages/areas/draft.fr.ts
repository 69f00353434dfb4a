import { draft } from '../fr/draft';
import { drafts } from '../fr/drafts';
import { report } from '../fr/report';

// Of the seller's area, for the page that says the most.
export const messages = {
  ...draft,
  ...drafts,
  ...report,
};
