import { drafts } from '../en/drafts';
import { money } from '../en/money';
import { report } from '../en/report';
import { resources } from '../en/resources';
import { seller } from '../en/seller';
import { trying } from '../en/trying';

export const messages = {
  ...drafts,
  ...money,
  ...report,
  ...resources,
  ...seller,
  ...trying,
};
