// Which version is launched, and where: each region has an ARN of its own for it.
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { CopyButton } from '#/parts/copy_button';
import type { Store } from '../product/use_product';

interface SoftwareProps {
  store: Store;
  onVersion: (version: string) => void;
  onRegion: (region: string) => void;
}

export function Software({ store, onVersion, onRegion }: SoftwareProps) {
  const { t } = useText();
  const version = store.version!;
  const versions = store.versions.map((each) => ({ value: each.VersionId, label: each.VersionTitle }));
  const regions = [...new Set([version.Region, ...store.regions])].sort().map((value) => ({ value }));
  return (
    <Container header={<Header variant="h2">{t('launch.software')}</Header>}>
      <SpaceBetween size="m">
        <FormField label={t('draft.version')}>
          <Select
            options={versions}
            selectedOption={versions.find((each) => each.value === version.VersionId) ?? null}
            onChange={({ detail }) => onVersion(detail.selectedOption.value!)}
          />
        </FormField>
        <FormField label={t('usage.region')} description={t('launch.region.hint')}>
          <Select
            options={regions}
            selectedOption={{ value: version.Region }}
            filteringType={regions.length > 8 ? 'auto' : 'none'}
            filteringAriaLabel={t('table.filter')}
            onChange={({ detail }) => onRegion(detail.selectedOption.value!)}
          />
        </FormField>
        <FormField label={t('draft.asset')}>
          <SpaceBetween size="xs">
            <span className="breakable" data-testid="arn">
              {version.Arn}
            </span>
            <CopyButton text={version.Arn} label={t('usage.copy_arn')} />
          </SpaceBetween>
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
