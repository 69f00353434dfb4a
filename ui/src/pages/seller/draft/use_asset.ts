// What the chosen model package or algorithm says of itself: instance types, and for algorithms what the listing shows by
// itself (metrics, channels, hyper-parameters). A published version keeps its own, even if the original is gone.
import { useMemo } from 'react';
import type { CallError } from '#/api/call';
import { useOperation } from '#/api/use_operation';
import type { TrainingSpecification } from '#/generated/api/sagemaker';
import type { Draft, Supported } from './draft';

export interface Asset {
  supported: Supported | undefined;
  contentTypes: string[];
  training: TrainingSpecification | undefined;
  error: CallError | undefined;
  loading: boolean;
  reload: () => void;
}

export function useAsset(draft: Draft | undefined): Asset {
  const name = draft?.AssetArn;
  const algorithm = draft?.Kind === 'Algorithm';
  const published = draft?.Supported;
  const aPackage = useOperation('sagemaker', 'DescribeModelPackage', name && !algorithm ? { ModelPackageName: name } : undefined);
  const anAlgorithm = useOperation('sagemaker', 'DescribeAlgorithm', name && algorithm ? { AlgorithmName: name } : undefined);
  const { data, error, loading, reload } = algorithm ? anAlgorithm : aPackage;
  return useMemo(() => {
    const inference = name ? data?.InferenceSpecification : undefined;
    const training = name && algorithm ? anAlgorithm.data?.TrainingSpecification : undefined;
    const supported = inference && {
      batch: inference.SupportedTransformInstanceTypes ?? [],
      realtime: inference.SupportedRealtimeInferenceInstanceTypes ?? [],
      training: training?.SupportedTrainingInstanceTypes ?? [],
    };
    return {
      supported: published ?? supported,
      contentTypes: inference?.SupportedContentTypes ?? [],
      training,
      error: name && !published ? error : undefined,
      loading,
      reload,
    };
  }, [name, algorithm, published, data, anAlgorithm.data, error, loading, reload]);
}
