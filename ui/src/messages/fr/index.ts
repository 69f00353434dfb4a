import { account } from './account';
import { buyer } from './buyer';
import { categoryNames } from './categories';
import { common } from './common';
import { errors } from './errors';
import { money } from './money';
import { operator } from './operator';
import { report } from './report';
import { sales } from './sales';
import { seller } from './seller';
import { settings } from './settings';

// A new area of pages adds its file here, in both languages.
export const messages = {
  ...common,
  ...errors,
  ...account,
  ...buyer,
  ...categoryNames,
  ...seller,
  ...report,
  ...sales,
  ...settings,
  ...operator,
  ...money,
};
