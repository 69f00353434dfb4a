import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Page } from '#/parts/page';
import { pages } from '#/pages/registry';
import { rolesOf, useSession } from '#/session';

export default function Home() {
  const { t } = useText();
  const session = useSession().session!;
  const roles: string[] = [...rolesOf(session), 'account'];
  const reachable = pages.filter((page) => page.nav && page.path !== '/' && roles.includes(page.area));
  return (
    <Page title={t('home.welcome', { name: session.UserName ?? session.AccountName })}>
      <Container header={<Header variant="h2">{t('home.account')}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t('account.id'), value: session.AccountId },
            { label: t('account.name'), value: session.AccountName },
            { label: t('account.user'), value: session.UserName ?? t('account.root') },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">{t('home.go')}</Header>}>
        <SpaceBetween size="s">
          {reachable.map((page) => (
            <AppLink key={page.path} to={page.path}>
              {t(page.nav!)}
            </AppLink>
          ))}
        </SpaceBetween>
      </Container>
    </Page>
  );
}
