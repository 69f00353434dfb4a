// A page: its one h1, its title in the tab, and its address in the breadcrumbs. The shell moves focus to the h1 after a
// change of page.
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect } from 'react';
import { useText } from '#/language';
import { type Crumb, useCrumbs } from '#/shell/crumbs';

interface PageProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** Between the home page and this one. */
  crumbs?: Crumb[];
  children: ReactNode;
}

const none: Crumb[] = [];

export function Page({ title, description, actions, crumbs = none, children }: PageProps) {
  const { t } = useText();
  useEffect(() => {
    document.title = `${title} - ${t('site.name')}`;
  }, [title, t]);
  useCrumbs(title, crumbs);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description} actions={actions}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </ContentLayout>
  );
}
