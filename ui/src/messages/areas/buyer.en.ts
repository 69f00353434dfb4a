import { buyer } from '../en/buyer';
import { money } from '../en/money';
import { runs } from '../en/runs';
import { trying } from '../en/trying';

export const messages = {
  ...buyer,
  ...money,
  ...runs,
  ...trying,
};
