import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useText } from '#/language';
import { useFlash } from '#/shell/flash';

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useText();
  const flash = useFlash();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      flash.show({ type: 'warning', content: t('done.copy_failed') });
    }
  };
  return (
    <Button iconName={copied ? 'status-positive' : 'copy'} onClick={() => void copy()}>
      {copied ? t('done.copied') : (label ?? t('do.copy'))}
    </Button>
  );
}
