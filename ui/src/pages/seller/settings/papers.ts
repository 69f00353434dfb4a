// Which numbers a country asks for: decides which fields are shown. Whether they are right is the server's to say.
const iban = new Set(
  'AD AE AL AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GL GR GT HR HU IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV MC MD ME MK MR MT MU NL NO PK PL PS PT QA RO RS SA SC SE SI SK SM ST SV TL TN TR UA VA VG XK'.split(
    ' ',
  ),
);
const vat = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

export const hasIban = (country: string) => iban.has(country);
export const hasVat = (country: string) => vat.has(country);
export const isUnitedStates = (country: string) => country === 'US';

/** Without what was left empty: the server takes absent for not given. */
export function filled<T extends object>(members: T): T {
  return Object.fromEntries(
    Object.entries(members)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== '' && value !== undefined),
  ) as T;
}
