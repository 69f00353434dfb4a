// Whether a file can be the licence: a PDF, or plain text in UTF-8; of what is neither, where it stops being text.
import type { MessageKey, Parameters } from '#/language';

export interface Found {
  key: MessageKey;
  parameters: Parameters;
}

const isPdf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
const continues = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;
const allowed = new Set([9, 10, 12, 13]); // of the control characters

/** How many bytes the character at `at` has; none where there is no character. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return first === 0x7f || (first < 0x20 && !allowed.has(first)) ? 0 : 1;
  const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
  if (!length) return 0;
  for (let i = 1; i < length; i++) if (!continues(bytes[at + i])) return 0;
  return length;
}

/** Undefined where it can. */
export function wrongInEula(bytes: Uint8Array): Found | undefined {
  if (!bytes.length) return { key: 'draft.eula.empty', parameters: {} };
  if (isPdf(bytes)) return undefined;
  let line = 1;
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    if (!length) return { key: 'draft.eula.wrong_at', parameters: { byte: at + 1, line } };
    if (bytes[at] === 10) line++;
    at += length;
  }
  return undefined;
}

export async function lookAtEula(file: File): Promise<Found | undefined> {
  return wrongInEula(new Uint8Array(await file.arrayBuffer()));
}
