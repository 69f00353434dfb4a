import { machine } from '../fr/machine';
import { money } from '../fr/money';
import { operator } from '../fr/operator';
import { quotas } from '../fr/quotas';
import { report } from '../fr/report';
import { runs } from '../fr/runs';

export const messages = {
  ...machine,
  ...money,
  ...operator,
  ...quotas,
  ...report,
  ...runs,
};
