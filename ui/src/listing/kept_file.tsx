// A file of a version that the market keeps: the sample notebook, or a sample. Read by the operation, shown in the page,
// and given as a file.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useOperation } from '#/api/use_operation';
import type { GetVersionFileRequest } from '#/generated/api/souk';
import { useText } from '#/language';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';
import { Code } from './listing_view';
import { shownAddress } from './shown_address';
import type { VersionFile } from './version_file';

const NotebookView = lazy(() => import('#/notebook/view'));

/** Of a sample; the rest is in the file. */
const mostCharacters = 20_000;

/** UTF-8, or undefined where the bytes are none. */
function textOf(base64: string): string | undefined {
  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function Content({ file, text }: { file: VersionFile; text: string | undefined }) {
  const { t } = useText();
  if (text === undefined) return <Box color="text-body-secondary">{t('file.no_text')}</Box>;
  if (file === 'NOTEBOOK') return <NotebookView text={text} />;
  return (
    <>
      <Code text={text.slice(0, mostCharacters)} label={t(file.endsWith('INPUT') ? 'draft.sample_input' : 'draft.sample_output')} />
      {text.length > mostCharacters && <Box variant="small">{t('file.shortened')}</Box>}
    </>
  );
}

/** `url` is the file's as the listing names it. */
export function KeptFile({ of, url }: { of: GetVersionFileRequest; url: string }) {
  const { t } = useText();
  const file = useOperation('souk', 'GetVersionFile', of);
  if (!file.data) return file.error ? <Problem error={file.error} onRetry={file.reload} /> : <Skeleton lines={4} />;
  const name = of.File === 'NOTEBOOK' ? 'notebook.ipynb' : of.File.toLowerCase();
  return (
    <SpaceBetween size="s">
      <Suspense fallback={<Skeleton lines={4} />}>
        <Content file={of.File} text={textOf(file.data.Content)} />
      </Suspense>
      <Button iconName="download" href={shownAddress(url)!} download={name}>
        {t('file.download')}
      </Button>
    </SpaceBetween>
  );
}
