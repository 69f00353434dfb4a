import { common } from '../fr/common';
import { errors } from '../fr/errors';
import { nav } from '../fr/nav';
import { shared } from '../fr/shared';

export const messages = {
  ...common,
  ...errors,
  ...nav,
  ...shared,
};
