import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Quotas } from '#/parts/quotas';
import { Block } from '#/parts/states';

export function AccountQuotas() {
  const { t } = useText();
  const found = useOperation('souk', 'GetAccountQuotas', {});
  return (
    <Container
      header={
        <Header variant="h2" description={t('quotas.text')} actions={<CopyAs of={() => act('souk', 'GetAccountQuotas', {})} />}>
          {t('quotas.title')}
        </Header>
      }
    >
      <Block of={found} lines={2}>
        {({ Quotas: all }) => <Quotas of={all} />}
      </Block>
    </Container>
  );
}
