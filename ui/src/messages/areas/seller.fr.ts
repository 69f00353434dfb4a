import { drafts } from '../fr/drafts';
import { money } from '../fr/money';
import { report } from '../fr/report';
import { resources } from '../fr/resources';
import { seller } from '../fr/seller';
import { trying } from '../fr/trying';

export const messages = {
  ...drafts,
  ...money,
  ...report,
  ...resources,
  ...seller,
  ...trying,
};
