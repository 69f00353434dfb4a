// A small file of the reader's disk, put where a change can name it.
import { useState } from 'react';
import { CallError } from '#/api/call';
import { useAction } from '#/api/use_operation';
import { base64, nameOfFile } from '#/parts/file';

const most = 700_000; // bytes, so that the request stays below one mebibyte

export function usePutFile() {
  const put = useAction('souk', 'PutListingFile');
  const [refused, setRefused] = useState<CallError>();
  const run = async (file: File): Promise<string | undefined> => {
    setRefused(undefined);
    if (file.size > most) {
      setRefused(new CallError(0, { code: 'FILE_TOO_LARGE', most, size: file.size }));
      return undefined;
    }
    const answer = await put.run({
      Name: nameOfFile(file),
      ContentType: file.type || 'text/plain; charset=utf-8',
      Content: base64(new Uint8Array(await file.arrayBuffer())),
    });
    return answer?.Url;
  };
  return { run, running: put.running, error: refused ?? put.error };
}
