// Rows of what is to be done: how it stands, what it is and where one goes on, since when.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { AgreementStatus } from '../agreements/status';
import { ProductStatus } from '../product/status';
import { RequestStatus } from '../requests/status';
import type { Need } from './needs';

function Status({ of: { kind, status } }: { of: Need }) {
  const { t } = useText();
  if (kind === 'product') return <ProductStatus of={status} />;
  if (kind === 'request') return <RequestStatus of={status} />;
  if (kind === 'agreement') return <AgreementStatus of={status} />;
  if (status === 'pending') return <AgreementStatus of="PENDING_APPROVAL" />;
  return <StatusIndicator type="warning">{t(status === 'missing' ? 'home.missing' : 'home.stopped')}</StatusIndicator>;
}

export function NeedsList({ title, none, of }: { title: string; none?: string; of: Need[] }) {
  const { t, ago } = useText();
  if (!of.length && !none) return null;
  return (
    <Container
      header={
        <Header variant="h2" counter={t('table.count', { count: of.length })}>
          {title}
        </Header>
      }
    >
      {of.length === 0 && <Box color="text-body-secondary">{none}</Box>}
      <ul className="plain needs" aria-label={title}>
        {of.map((need) => (
          <li key={need.id}>
            <Status of={need} />
            <span className="breakable">
              <AppLink to={need.to}>{typeof need.name === 'string' ? need.name : t(need.name.text)}</AppLink>
              <Box color="text-body-secondary" fontSize="body-s">
                {t(need.hint)}
              </Box>
            </span>
            <Box color="text-body-secondary" fontSize="body-s">
              {need.at && ago(need.at)}
            </Box>
          </li>
        ))}
      </ul>
    </Container>
  );
}
