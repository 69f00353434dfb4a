import { draft } from '../en/draft';
import { drafts } from '../en/drafts';
import { report } from '../en/report';

// Of the seller's area, for the page that says the most.
export const messages = {
  ...draft,
  ...drafts,
  ...report,
};
