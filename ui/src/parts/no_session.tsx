// Instead of any page: it cannot be known who is signed in, and why.
import { useText } from '#/language';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { useSession } from '#/session';

export default function NoSession() {
  const { t } = useText();
  const { problem, reload } = useSession();
  return (
    <Page title={t('error.title')}>
      <Problem error={problem} onRetry={() => void reload()} />
    </Page>
  );
}
