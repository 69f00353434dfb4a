import { common } from '../en/common';
import { errors } from '../en/errors';
import { nav } from '../en/nav';
import { shared } from '../en/shared';

export const messages = {
  ...common,
  ...errors,
  ...nav,
  ...shared,
};
