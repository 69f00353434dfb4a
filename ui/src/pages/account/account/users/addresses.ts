export const atUsers = '/account?tab=users';
export const atUser = (name: string) => `${atUsers}&user=${encodeURIComponent(name)}`;

/** More than an account may have: no list of these has a second page. */
export const everyone = { MaxItems: 1000 };
