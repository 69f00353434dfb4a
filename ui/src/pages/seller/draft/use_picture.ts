// A picture of the reader's disk: looked at before it is put where a change can name it.
import { useState } from 'react';
import type { CallError } from '#/api/call';
import { useText } from '#/language';
import { usePutFile } from './put_file';

export const pictures = 'image/png,image/jpeg,image/gif';
const least = 120; // pixels, of either side: what the market takes

async function sizeOf(file: File): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height } = await createImageBitmap(file);
    return { width, height };
  } catch {
    return undefined;
  }
}

/** One of at most so many pixels a side. */
export function usePicture(most: number, onPut: (url: string) => void): { choose: (file: File) => void; wrong: string | undefined; error: CallError | undefined } {
  const { t } = useText();
  const put = usePutFile();
  const [wrong, setWrong] = useState<string>();
  const choose = async (file: File) => {
    setWrong(undefined);
    const size = await sizeOf(file);
    if (!size) return setWrong(t('draft.logo.no_picture'));
    const { width, height } = size;
    if (Math.min(width, height) < least || Math.max(width, height) > most) return setWrong(t('draft.logo.wrong_size', { width, height, least, most }));
    const url = await put.run(file);
    if (url) onPut(url);
  };
  return { choose: (file) => void choose(file), wrong, error: put.error };
}
