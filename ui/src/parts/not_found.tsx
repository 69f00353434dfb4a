// An address without a page. Loaded when somebody comes to one.
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';

export default function NotFound() {
  const { t } = useText();
  return (
    <ContentLayout header={<Header variant="h1">{t('not_found.title')}</Header>}>
      <Container>
        <SpaceBetween size="s">
          <span>{t('not_found.text')}</span>
          <AppLink to="/">{t('not_found.home')}</AppLink>
        </SpaceBetween>
      </Container>
    </ContentLayout>
  );
}
