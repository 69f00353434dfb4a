import { account } from '../en/account';
import { notices } from '../en/notices';
import { quotas } from '../en/quotas';
import { users } from '../en/users';

export const messages = { ...account, ...notices, ...quotas, ...users };
