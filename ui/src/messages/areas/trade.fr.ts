import { insights } from '../fr/insights';
import { money } from '../fr/money';
import { sales } from '../fr/sales';
import { settings } from '../fr/settings';

// Of the seller's area: offers, agreements, figures and settings.
export const messages = {
  ...insights,
  ...money,
  ...sales,
  ...settings,
};
