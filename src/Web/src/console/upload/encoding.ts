export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file. A byte order mark says what it is, and so do bytes that are UTF-8 to the last; everything else is taken for
 * Windows-1252, in which spreadsheets of the West write, and the person is told.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = marked(bytes);
  if (encoding) return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** How Office files and archives begin: ZIP, the older Office, gzip, Parquet. */
const signatures = ['PK\x03\x04', '\xD0\xCF\x11\xE0', '\x1F\x8B', 'PAR1'];

/** Bytes of a file that are looked at for what no text has. */
export const HEAD = 4096;

/** Whether a file that begins like this is no text in any encoding. */
export function isBinary(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 4));
  return signatures.some((signature) => start.startsWith(signature)) || (!marked(head) && head.includes(0));
}

function marked([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
