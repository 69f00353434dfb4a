import { drafts } from '../en/drafts';
import { insights } from '../en/insights';
import { money } from '../en/money';
import { report } from '../en/report';
import { resources } from '../en/resources';
import { seller } from '../en/seller';
import { trying } from '../en/trying';

export const messages = {
  ...drafts,
  ...insights,
  ...money,
  ...report,
  ...resources,
  ...seller,
  ...trying,
};
