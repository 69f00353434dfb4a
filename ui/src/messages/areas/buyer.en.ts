import { buyer } from '../en/buyer';
import { jobs } from '../en/jobs';
import { money } from '../en/money';
import { runs } from '../en/runs';
import { trying } from '../en/trying';

export const messages = {
  ...buyer,
  ...jobs,
  ...money,
  ...runs,
  ...trying,
};
