/** A name for what a buyer makes of a product: letters, digits and hyphens of its title. */
export const nameOf = (title: string): string => title.toLowerCase().match(/[a-z0-9]+/g)?.join('-').slice(0, 50) || 'model';
