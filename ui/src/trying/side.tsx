// One side of a declared sample: its text, or the way to its file.
import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import { useText } from '#/language';
import { Code } from '#/listing/listing_view';

export function Side({ label, text, url }: { label: string; text: string | undefined; url: string | undefined }) {
  const { t } = useText();
  if (!text && !url) return null;
  return (
    <FormField label={label} stretch>
      {text ? (
        <Code text={text} label={label} />
      ) : (
        <Link external href={url!} externalIconAriaLabel={t('link.external')}>
          {t('try.file')}
        </Link>
      )}
    </FormField>
  );
}
