import { account } from './account';
import { buyer } from './buyer';
import { categoryNames } from './categories';
import { common } from './common';
import { errors } from './errors';
import { insights } from './insights';
import { notices } from './notices';
import { money } from './money';
import { report } from './report';
import { resources } from './resources';
import { sales } from './sales';
import { seller } from './seller';
import { settings } from './settings';
import { trying } from './trying';

// A new area of pages adds its file here, in both languages. Operators' texts are loaded for operators alone.
export const messages = {
  ...common,
  ...errors,
  ...account,
  ...notices,
  ...buyer,
  ...categoryNames,
  ...seller,
  ...report,
  ...resources,
  ...sales,
  ...settings,
  ...money,
  ...trying,
  ...insights,
};
