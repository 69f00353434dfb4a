// The model's data: a file that is put now, or the address of one that is there.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { ChooseFile } from '#/parts/choose_file';
import { Problem } from '#/parts/problem';
import { useUpload } from '#/parts/use_upload';

interface UploadFieldProps {
  label: string;
  hint: string;
  error: string | undefined;
  example: string;
  url: string;
  onChange: (url: string) => void;
}

function Progress({ of, children }: { of: ReturnType<typeof useUpload>['shown']; children: React.ReactNode }) {
  const { t, bytes } = useText();
  const status = of.state === 'done' ? 'success' : of.state === 'failed' ? 'error' : 'in-progress';
  return (
    <SpaceBetween size="xs">
      <ProgressBar
        value={of.size ? (100 * of.sent) / of.size : 0}
        status={status}
        label={of.name}
        description={t(`upload.${of.state as 'sending'}`)}
        additionalInfo={t('upload.sent', { sent: bytes(of.sent), size: bytes(of.size) })}
        resultText={t(`upload.${of.state as 'done'}`)}
      />
      {children}
    </SpaceBetween>
  );
}

export function UploadField({ label, hint, error, example, url, onChange }: UploadFieldProps) {
  const { t } = useText();
  const { shown, start, hold, goOn, cancel } = useUpload(onChange);
  const moving = shown.state === 'sending' || shown.state === 'waiting';
  return (
    <FormField label={label} description={hint} errorText={error} stretch>
      <SpaceBetween size="s">
        {!moving && <ChooseFile onChoose={start} />}
        {shown.state !== 'none' && (
          <Progress of={shown}>
            <SpaceBetween direction="horizontal" size="xs">
              {moving && (
                <Button formAction="none" onClick={hold}>
                  {t('upload.pause')}
                </Button>
              )}
              {(shown.state === 'paused' || shown.state === 'failed') && (
                <Button formAction="none" onClick={goOn}>
                  {t('upload.resume')}
                </Button>
              )}
              {shown.state !== 'done' && (
                <Button formAction="none" onClick={cancel}>
                  {t('upload.cancel')}
                </Button>
              )}
            </SpaceBetween>
          </Progress>
        )}
        <Problem error={shown.error} />
        <Input value={url} placeholder={example} ariaLabel={t('upload.address')} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
      </SpaceBetween>
    </FormField>
  );
}
