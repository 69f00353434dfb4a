import { buyer } from '../fr/buyer';
import { jobs } from '../fr/jobs';
import { money } from '../fr/money';
import { runs } from '../fr/runs';
import { trying } from '../fr/trying';

export const messages = {
  ...buyer,
  ...jobs,
  ...money,
  ...runs,
  ...trying,
};
