/** The sum of decimal texts, exact: "0.1" and "0.2" are "0.3". */
export function sumOf(amounts: string[]): string {
  const places = Math.max(0, ...amounts.map((each) => each.split('.')[1]?.length ?? 0));
  const units = (amount: string) => {
    const [whole = '', part = ''] = amount.split('.');
    return BigInt(`${whole || '0'}${part.padEnd(places, '0')}`);
  };
  const sum = amounts.reduce((total, each) => total + units(each), 0n).toString().padStart(places + 1, '0');
  return places ? `${sum.slice(0, -places)}.${sum.slice(-places)}` : sum;
}
