// A model package.
import { useParams } from 'react-router';
import { useOperation } from '#/api/use_operation';
import type { DescribeModelPackageOutput } from '#/generated/api/sagemaker';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { type Asset, breakable, Shown } from './shown';

const assetOf = (data: DescribeModelPackageOutput): Asset => ({
  arn: data.ModelPackageArn,
  status: data.ModelPackageStatus,
  certified: !!data.CertifyForMarketplace,
  created: data.CreationTime,
  checks: [...data.ModelPackageStatusDetails.ValidationStatuses, ...(data.ModelPackageStatusDetails.ImageScanStatuses ?? [])],
  inference: data.InferenceSpecification,
});

export default function Resource() {
  const { t } = useText();
  const { name = '' } = useParams();
  const input = { ModelPackageName: name };
  const loaded = useOperation('sagemaker', 'DescribeModelPackage', input);
  return (
    <Shown
      name={name}
      kind="ModelPackage"
      loaded={loaded}
      assetOf={assetOf}
      factsOf={(data) => [{ label: t('package.data'), value: breakable(data.InferenceSpecification?.Containers[0]?.ModelDataUrl) }]}
      actions={<CopyAs of={() => act('sagemaker', 'DescribeModelPackage', input)} />}
    />
  );
}
