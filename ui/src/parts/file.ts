// A file of the reader's disk as operations take it.

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** The file's name with what the service's names may have. */
export function nameOfFile(file: File): string {
  return file.name.replaceAll(/[^A-Za-z0-9 ._-]/g, '_').replace(/^[^A-Za-z0-9]+/, '') || 'file';
}
