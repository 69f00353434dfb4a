import { insights } from '../en/insights';
import { money } from '../en/money';
import { sales } from '../en/sales';
import { settings } from '../en/settings';

// Of the seller's area: offers, agreements, figures and settings.
export const messages = {
  ...insights,
  ...money,
  ...sales,
  ...settings,
};
