// How the product stands to every rule of the market, and what its validation wrote: what an operator looks at before he
// decides.
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useOperation } from '#/api/use_operation';
import { Block } from '#/parts/states';
import { ValidationLog } from '#/parts/validation_log';
import { ReportChecks, ReportSummary } from '#/readiness/report_view';
import { useWords } from '#/readiness/words';

type Tree = { [name: string]: unknown };

/** The latest version's model package or algorithm. */
function assetOf(product: unknown): string | undefined {
  const versions = (product as Tree | undefined)?.Versions;
  const latest = Array.isArray(versions) ? (versions.at(-1) as Tree | undefined) : undefined;
  const source = (latest?.Sources as Tree[] | undefined)?.[0];
  const arn = source?.ModelPackageArn ?? source?.AlgorithmArn;
  return typeof arn === 'string' ? arn : undefined;
}

export default function Checklist({ id, product }: { id: string; product: unknown }) {
  const report = useOperation('souk', 'GetReadinessReport', { ProductId: id });
  const words = useWords();
  const asset = assetOf(product);
  return (
    <SpaceBetween size="l">
      <Block of={report} lines={6}>
        {({ Report }) => (
          <SpaceBetween size="l">
            <ReportSummary report={Report} checking={false} />
            {words && <ReportChecks reported={{ checking: false, reload: report.reload }} report={Report} words={words} />}
          </SpaceBetween>
        )}
      </Block>
      {asset && <ValidationLog arn={asset} lives={false} />}
    </SpaceBetween>
  );
}
