import { machine } from '../en/machine';
import { money } from '../en/money';
import { operator } from '../en/operator';
import { quotas } from '../en/quotas';
import { report } from '../en/report';
import { runs } from '../en/runs';

export const messages = {
  ...machine,
  ...money,
  ...operator,
  ...quotas,
  ...report,
  ...runs,
};
