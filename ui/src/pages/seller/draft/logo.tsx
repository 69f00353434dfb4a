// The product's logo: chosen or named, looked at before it is sent, and shown as buyers will see it.
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '#/language';
import { ChooseFile } from '#/parts/choose_file';
import { Problem } from '#/parts/problem';
import { Field } from './fields';
import type { SectionProps } from './general';
import { usePutFile } from './put_file';

const least = 110; // pixels, of either side: what the market takes
const most = 640;

function isLogoSize(width: number, height: number): boolean {
  return Math.min(width, height) >= least && Math.max(width, height) <= most;
}

async function sizeOf(file: File): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height } = await createImageBitmap(file);
    return { width, height };
  } catch {
    return undefined;
  }
}

export function Logo({ draft, change, picture }: SectionProps & { picture: string | undefined }) {
  const { t } = useText();
  const put = usePutFile();
  const [wrong, setWrong] = useState<string>();
  const choose = async (file: File) => {
    setWrong(undefined);
    const size = await sizeOf(file);
    if (!size) return setWrong(t('draft.logo.no_picture'));
    if (!isLogoSize(size.width, size.height)) return setWrong(t('draft.logo.wrong_size', { ...size, least, most }));
    const url = await put.run(file);
    if (url) change({ LogoUrl: url });
  };
  return (
    <Field label="draft.logo" hint="draft.logo.hint" error={wrong}>
      <SpaceBetween size="s">
        <ChooseFile accept="image/png,image/jpeg,image/gif" onChoose={(file) => void choose(file)} />
        <Problem error={put.error} />
        {picture && <img src={picture} alt={t('draft.logo.shown')} className="listing-logo" />}
        <Input value={draft.LogoUrl} ariaLabel={t('draft.logo')} placeholder="https://…" onChange={({ detail }) => change({ LogoUrl: detail.value })} />
      </SpaceBetween>
    </Field>
  );
}
