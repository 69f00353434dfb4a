// How long something took, or takes until now.
import { useText } from '#/language';

export function Took({ from, to }: { from: number | undefined; to: number | undefined }) {
  const { t, number } = useText();
  if (from === undefined) return <>–</>;
  const seconds = Math.max(0, Math.round((to ?? Date.now() / 1000) - from));
  if (seconds < 60) return <>{t('job.seconds', { seconds: number(seconds) })}</>;
  return <>{t('job.minutes', { minutes: number(Math.floor(seconds / 60)), seconds: number(seconds % 60) })}</>;
}
