// Which model package or algorithm a version is made of: chosen for a new one, and fixed of one that is published.
import Alert from '@cloudscape-design/components/alert';
import Icon from '@cloudscape-design/components/icon';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tiles from '@cloudscape-design/components/tiles';
import { useList } from '#/api/use_list';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import type { Draft } from './draft';
import { Field, Line } from './fields';
import type { LaunchProps } from './launch';

export function Published({ draft }: { draft: Draft }) {
  const { t } = useText();
  return (
    <SpaceBetween size="s">
      <KeyValuePairs
        columns={2}
        items={[
          { label: t('draft.asset'), value: <span className="breakable">{draft.AssetArn}</span> },
          { label: t('draft.version'), value: draft.VersionTitle },
        ]}
      />
      <span>
        <Icon name="lock-private" /> {t('launch.asset.locked')}
      </span>
    </SpaceBetween>
  );
}

function Chosen({ asset, arn }: { asset: LaunchProps['asset']; arn: string }) {
  const { t } = useText();
  if (!arn || asset.error) return null;
  if (asset.loading || !asset.supported) return asset.loading ? <StatusIndicator type="loading">{t('launch.asset.looking')}</StatusIndicator> : null;
  return <StatusIndicator>{t('launch.asset.found', { types: asset.contentTypes.join(', ') || '–' })}</StatusIndicator>;
}

export function Picker({ draft, change, asset }: LaunchProps) {
  const { t } = useText();
  const packages = useList('sagemaker', 'ListModelPackages', { MaxResults: 100 });
  const algorithms = useList('sagemaker', 'ListAlgorithms', { MaxResults: 100 });
  const options =
    draft.Kind === 'Algorithm'
      ? (algorithms.data?.AlgorithmSummaryList ?? []).map((each) => ({ value: each.AlgorithmArn, label: each.AlgorithmName, description: each.AlgorithmStatus }))
      : (packages.data?.ModelPackageSummaryList ?? []).map((each) => ({ value: each.ModelPackageArn, label: each.ModelPackageName, description: each.ModelPackageStatus }));
  return (
    <SpaceBetween size="m">
      <Tiles
        ariaLabel={t('draft.kind')}
        value={draft.Kind}
        onChange={({ detail }) => change({ Kind: detail.value as Draft['Kind'], AssetArn: '', Training: '' })}
        items={[
          { value: 'ModelPackage', label: t('draft.kind.package'), description: t('draft.kind.package.text') },
          { value: 'Algorithm', label: t('draft.kind.algorithm'), description: t('draft.kind.algorithm.text') },
        ]}
      />
      <Field label="draft.asset" hint="draft.asset.hint">
        <SpaceBetween size="xs">
          <Select
            options={options}
            placeholder={t('draft.asset.choose')}
            empty={t('draft.asset.none')}
            selectedOption={options.find(({ value }) => value === draft.AssetArn) ?? null}
            onChange={({ detail }) => change({ AssetArn: detail.selectedOption.value ?? '' })}
          />
          <Input value={draft.AssetArn} ariaLabel={t('draft.asset')} placeholder="arn:aws:sagemaker:…" onChange={({ detail }) => change({ AssetArn: detail.value.trim() })} />
        </SpaceBetween>
      </Field>
      <Chosen asset={asset} arn={draft.AssetArn} />
      <Problem error={asset.error} onRetry={asset.reload} />
      {!options.length && !packages.loading && (
        <Alert action={<AppLink to="/seller/resources">{t('nav.resources')}</AppLink>}>{t('draft.asset.first')}</Alert>
      )}
      <Line label="draft.role" hint="draft.role.hint" limit={2048} value={draft.AccessRoleArn} placeholder="arn:aws:iam::…:role/…" onChange={(AccessRoleArn) => change({ AccessRoleArn })} />
    </SpaceBetween>
  );
}
