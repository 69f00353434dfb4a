import { account } from '../fr/account';
import { notices } from '../fr/notices';
import { quotas } from '../fr/quotas';
import { users } from '../fr/users';

export const messages = { ...account, ...notices, ...quotas, ...users };
