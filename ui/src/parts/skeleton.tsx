import { useEffect, useState } from 'react';
import { useText } from '#/language';

/** Grey lines in the final layout, after a moment: what comes at once does not flicker. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" role="status" aria-label={t('loading')} className={shown ? 'skeleton' : 'skeleton hidden'}>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className="skeleton-line" />
      ))}
    </div>
  );
}
