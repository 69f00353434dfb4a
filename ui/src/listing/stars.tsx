// A rating as stars, and in words for those who do not see them.
import { useText } from '#/language';

export function Stars({ rating, count }: { rating: number; count?: number }) {
  const { t, number } = useText();
  const full = Math.round(rating);
  const said = t(count === undefined ? 'stars.one' : 'stars.many', { rating: number(rating, 1), count: count ?? 0 });
  return (
    <span role="img" aria-label={said} title={said} className="stars">
      {'★'.repeat(full)}
      {'☆'.repeat(5 - full)}
      {count !== undefined && ` ${number(rating, 1)} (${number(count)})`}
    </span>
  );
}
