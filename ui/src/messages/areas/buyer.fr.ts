import { buyer } from '../fr/buyer';
import { money } from '../fr/money';
import { runs } from '../fr/runs';
import { trying } from '../fr/trying';

export const messages = {
  ...buyer,
  ...money,
  ...runs,
  ...trying,
};
