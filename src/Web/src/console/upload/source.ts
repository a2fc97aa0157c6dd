import type { Json } from '../../api/wire';
import { inSlices, type Waiting } from '../../turns';
import { readCsv, type CsvRecord } from './csv';
import { decode } from './encoding';
import { linesOfElements } from './jsonLines';
import { named } from './names';

/** Most tasks of one upload, as the server has it, and the largest file that is read in the browser, in bytes. */
export const MOST_ROWS = 100_000;
export const MOST_BYTES = 256 << 20;

/** Lines at the beginning that say how JSON is written. */
const LOOK = 100;

/** One record of what the customer gave. */
export interface Row {
  /** The line where it begins, from 1, as an editor counts. */
  line: number;
  values: Record<string, Json>;
  /** Why it could not be read. */
  error?: string;
}

export interface Source {
  name: string;
  columns: string[];
  rows: Row[];
  /** Columns that had no name. */
  unnamed?: string[];
  notes?: Note[];
}

/** What was made of a file that did not say it by itself; the person is told before anything is sent. */
export type Note = { says: 'encoding' } | { says: 'separator'; separator: 'semicolon' | 'tab' } | { says: 'renamed'; columns: string[] };

/** Reads a file of any of the encodings, and what `readSource` knows. */
export async function readFile(file: File, waiting?: Waiting): Promise<Source> {
  const { text, encoding } = decode(new Uint8Array(await file.arrayBuffer()));
  const source = await readSource(file.name, text, waiting);
  return encoding === 'windows-1252' ? { ...source, notes: [{ says: 'encoding' }, ...(source.notes ?? [])] } : source;
}

/** Reads CSV with a header, JSON lines, a JSON list, or one address a line; which of them, the text itself says. */
export async function readSource(name: string, text: string, waiting?: Waiting): Promise<Source> {
  const clean = text.replace(/^\uFEFF/, '');
  const first = /\S/.exec(clean)?.[0];
  if (first === '[') return readJsonList(name, clean);
  if (first === '{' && isSpread(clean)) return readSpread(name, clean);
  if (first === '{') return readLines(name, clean, (line, at) => readObject(at, () => JSON.parse(line) as unknown), waiting);
  if (isAddressList(clean)) return readLines(name, clean, (line, at) => ({ line: at, values: { attachment: line } }), waiting);
  return readTable(name, clean, waiting);
}

/** Whether JSON goes on over several lines: the first one is no object, and the second one begins none. */
function isSpread(text: string): boolean {
  const [first, second] = text.split('\n', LOOK).filter((line) => line.trim() !== '');
  return second !== undefined && !second.trimStart().startsWith('{') && readObject(1, () => JSON.parse(first!) as unknown).error !== undefined;
}

function readSpread(name: string, text: string): Source {
  const row = readObject(1 + (/^\s*/.exec(text)![0].match(/\n/g)?.length ?? 0), () => JSON.parse(text) as unknown);
  const said = row.error === undefined ? row : { ...row, error: `An object over several lines must be the only one of the file, or stand in a list: [{…}, {…}]. In JSON lines each object has a line of its own. (${row.error})` };
  return { name, columns: columnsOf([said]), rows: [said] };
}

const isAddressList = (text: string) => text.split('\n').every((line) => line.trim() === '' || /^(https?|scaledata|s3|gs):\/\/\S+$/i.test(line.trim()));

async function readLines(name: string, text: string, read: (line: string, at: number) => Row, waiting?: Waiting): Promise<Source> {
  const rows: Row[] = [];
  let at = 0;
  await inSlices(text.split('\n'), (line) => {
    at++;
    if (line.trim() !== '') rows.push(read(line.trim(), at));
  }, waiting);
  return { name, columns: columnsOf(rows), rows };
}

function readJsonList(name: string, text: string): Source {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    return { name, columns: [], rows: [{ line: 1, values: {}, error: (error as Error).message }] };
  }
  const lines = linesOfElements(text);
  const rows = (list as unknown[]).map((entry, i) => readObject(lines[i]!, () => entry));
  return { name, columns: columnsOf(rows), rows };
}

function readObject(line: number, read: () => unknown): Row {
  try {
    const value = read();
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { line, values: value as Record<string, Json> };
    return { line, values: {}, error: 'This is no JSON object.' };
  } catch (error) {
    return { line, values: {}, error: (error as Error).message };
  }
}

function columnsOf(rows: Row[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row.values)) columns.add(key);
  return [...columns];
}

async function readTable(name: string, text: string, waiting?: Waiting): Promise<Source> {
  const { separator, records } = readCsv(text);
  const { value: header } = records.next();
  if (!header) return { name, columns: [], rows: [] };
  if (header.brokenTo !== undefined) return { name, columns: [], rows: [{ line: header.line, values: {}, error: misplaced(header) }] };
  const { columns, unnamed, renamed } = named(header.cells);
  const rows: Row[] = [];
  await inSlices(records, (record) => rows.push(rowOf(record, columns)), waiting);
  const notes: Note[] = [];
  if (separator !== ',') notes.push({ says: 'separator', separator: separator === ';' ? 'semicolon' : 'tab' });
  if (renamed.length > 0) notes.push({ says: 'renamed', columns: renamed });
  return { name, columns, unnamed, rows, notes };
}

function rowOf(record: CsvRecord, columns: string[]): Row {
  const { line, cells, brokenTo } = record;
  const error = brokenTo !== undefined ? misplaced(record) : cells.length !== columns.length ? `The row has ${cells.length === 1 ? '1 value' : `${cells.length} values`}; the header has ${columns.length}.` : undefined;
  return { line, values: Object.fromEntries(columns.map((column, c) => [column, cells[c] ?? ''])), ...(error !== undefined && { error }) };
}

const misplaced = ({ line, brokenTo = line }: CsvRecord) =>
  `The quotes are misplaced${brokenTo > line ? `, so that the row goes on to line ${brokenTo}` : ''}: a value with a quote in it stands in quotes, its own quotes doubled.`;
