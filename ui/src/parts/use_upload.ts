// A large file put part by part. It goes on by itself when a server that was away is back, after a pause, and after a
// reload once the same file is chosen again: what was begun is remembered in this browser, what is there is the server's.
import { useEffect, useRef, useState } from 'react';
import { call, CallError } from '#/api/call';
import type { FileUpload } from '#/generated/api/souk';
import { base64, nameOfFile } from '#/parts/file';

export interface Upload {
  state: 'none' | 'sending' | 'waiting' | 'paused' | 'done' | 'failed';
  /** Bytes that are there. */
  sent: number;
  size: number;
  name: string;
  error: CallError | undefined;
}

interface Begun {
  file: string;
  id: string;
  url: string;
}

const place = 'souk.uploads';
const fresh: Upload = { state: 'none', sent: 0, size: 0, name: '', error: undefined };
const keyOf = (file: File) => `${file.name} ${file.size} ${file.lastModified}`;
const longestPause = 5000; // ms between two attempts while the server is away

function begun(): Begun[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as Begun[];
  } catch {
    return [];
  }
}
const remember = (all: Begun[]) => localStorage.setItem(place, JSON.stringify(all.slice(-20)));
const forget = (url: string) => remember(begun().filter((each) => each.url !== url));

const isAway = (error: unknown) => error instanceof CallError && (error.code === 'Offline' || error.status >= 500);
const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((go) => {
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), go()), { once: true });
  });

/** Again until the server answers; `onWait` is told when it does not. */
async function patiently<T>(act: () => Promise<T>, signal: AbortSignal, onWait: () => void): Promise<T> {
  for (let wait = 500; ; wait = Math.min(2 * wait, longestPause)) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted || !isAway(error)) throw error;
      onWait();
      await pause(wait, signal);
      signal.throwIfAborted();
    }
  }
}

async function find(file: File, signal: AbortSignal): Promise<{ upload: FileUpload; parts: number[] } | undefined> {
  const known = begun().find((each) => each.file === keyOf(file));
  if (!known) return undefined;
  try {
    const told = await call('souk', 'DescribeFileUpload', { UploadId: known.id, Url: known.url }, signal);
    return { upload: told.Upload, parts: told.Parts };
  } catch (error) {
    if (isAway(error) || signal.aborted) throw error;
    forget(known.url); // it was completed or ended
    return undefined;
  }
}

async function begin(file: File, signal: AbortSignal): Promise<{ upload: FileUpload; parts: number[] }> {
  const before = await find(file, signal);
  if (before) return before;
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? { ContentType: file.type } : {};
  const { Upload } = await call('souk', 'StartFileUpload', { Name: nameOfFile(file), Size: file.size, ...type }, signal);
  remember([...begun(), { file: keyOf(file), id: Upload.UploadId, url: Upload.Url }]);
  return { upload: Upload, parts: [] };
}

export function useUpload(onDone: (url: string) => void) {
  const [shown, setShown] = useState<Upload>(fresh);
  const stop = useRef<AbortController>(undefined);
  const chosen = useRef<File>(undefined);
  const upload = useRef<FileUpload>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (file: File, signal: AbortSignal) => {
    const change = (part: Partial<Upload>) => setShown((before) => ({ ...before, ...part }));
    const onWait = () => change({ state: 'waiting' });
    const { upload: into, parts } = await patiently(() => begin(file, signal), signal, onWait);
    upload.current = into;
    const named = { UploadId: into.UploadId, Url: into.Url };
    const there = new Set(parts);
    const last = Math.ceil(file.size / into.PartSize);
    let sent = parts.reduce((sum, each) => sum + Math.min(into.PartSize, file.size - (each - 1) * into.PartSize), 0);
    change({ state: 'sending', sent });
    for (let PartNumber = 1; PartNumber <= last; PartNumber++) {
      if (there.has(PartNumber)) continue;
      const piece = file.slice((PartNumber - 1) * into.PartSize, PartNumber * into.PartSize);
      const Content = base64(new Uint8Array(await piece.arrayBuffer()));
      await patiently(() => call('souk', 'PutFilePart', { ...named, PartNumber, Content }, signal), signal, onWait);
      sent += piece.size;
      change({ state: 'sending', sent });
    }
    const done = await patiently(() => call('souk', 'CompleteFileUpload', named, signal), signal, onWait);
    forget(into.Url);
    change({ state: 'done', sent: file.size });
    onDone(done.Url);
  };

  const start = (file: File) => {
    stop.current?.abort();
    const turn = new AbortController();
    stop.current = turn;
    chosen.current = file;
    setShown({ ...fresh, state: 'sending', size: file.size, name: file.name });
    send(file, turn.signal).catch((error: unknown) => {
      if (turn.signal.aborted) return;
      const told = error instanceof CallError ? error : new CallError(0, { code: 'Unknown', message: String(error) });
      setShown((before) => ({ ...before, state: 'failed', error: told }));
    });
  };
  const hold = () => {
    stop.current?.abort();
    setShown((before) => ({ ...before, state: 'paused' }));
  };
  const goOn = () => chosen.current && start(chosen.current);
  const cancel = () => {
    stop.current?.abort();
    const { current } = upload;
    setShown(fresh);
    if (!current) return;
    forget(current.Url);
    void call('souk', 'AbortFileUpload', { UploadId: current.UploadId, Url: current.Url }).catch(() => undefined);
  };
  return { shown, start, hold, goOn, cancel };
}
