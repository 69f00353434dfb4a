// A small file of the reader's disk, put where a change can name it.
import { useState } from 'react';
import { CallError } from '#/api/call';
import { useAction } from '#/api/use_operation';

const most = 700_000; // bytes, so that the request stays below one mebibyte

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

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
      Name: file.name.replaceAll(/[^A-Za-z0-9 ._-]/g, '_').replace(/^[^A-Za-z0-9]+/, '') || 'file',
      ContentType: file.type || 'text/plain; charset=utf-8',
      Content: base64(new Uint8Array(await file.arrayBuffer())),
    });
    return answer?.Url;
  };
  return { run, running: put.running, error: refused ?? put.error };
}
