// A file of the reader's disk, chosen or dropped. What can take it is loaded behind the page.
import Button from '@cloudscape-design/components/button';
import { lazy, Suspense } from 'react';
import { useText } from '#/language';

const FileUpload = lazy(() => import('@cloudscape-design/components/file-upload'));

export function ChooseFile({ accept, onChoose }: { accept?: string; onChoose: (file: File) => void }) {
  const { t } = useText();
  return (
    <Suspense fallback={<Button disabled iconName="upload">{t('draft.choose_file')}</Button>}>
      <FileUpload
        value={[]}
        accept={accept}
        onChange={({ detail }) => detail.value[0] && onChoose(detail.value[0])}
        i18nStrings={{
          uploadButtonText: () => t('draft.choose_file'),
          dropzoneText: () => t('draft.drop_file'),
          removeFileAriaLabel: () => t('do.remove'),
          limitShowFewer: t('do.less'),
          limitShowMore: t('do.more'),
          errorIconAriaLabel: t('error.title'),
        }}
      />
    </Suspense>
  );
}
