import Papa from 'papaparse';
import type { Json } from '../../api/wire';

/** Most tasks of one upload, as the server has it. */
export const MOST_ROWS = 100_000;

/** One record of what the customer gave. */
export interface Row {
  /** Where it stood, from 1, as an editor counts. */
  line: number;
  values: Record<string, Json>;
  /** Why it could not be read. */
  error?: string;
}

export interface Source {
  name: string;
  columns: string[];
  rows: Row[];
}

/** Reads CSV with a header, JSON lines, a JSON list, or one address a line; which of them, the text itself says. */
export function readSource(name: string, text: string): Source {
  const clean = text.replace(/^\uFEFF/, '');
  const first = clean.trimStart()[0];
  if (first === '{') return readJsonLines(name, clean);
  if (first === '[') return readJsonList(name, clean);
  return isAddressList(clean) ? readAddresses(name, clean) : readCsv(name, clean);
}

const lines = (text: string) => text.split(/\r?\n/);

const isAddressList = (text: string) => lines(text).every((line) => line.trim() === '' || /^(https?|scaledata|s3|gs):\/\/\S+$/.test(line.trim()));

function readAddresses(name: string, text: string): Source {
  const rows = lines(text).flatMap((line, i): Row[] => (line.trim() === '' ? [] : [{ line: i + 1, values: { attachment: line.trim() } }]));
  return { name, columns: rows.length > 0 ? ['attachment'] : [], rows };
}

function readJsonLines(name: string, text: string): Source {
  const rows = lines(text).flatMap((line, i): Row[] => (line.trim() === '' ? [] : [readObject(i + 1, () => JSON.parse(line) as unknown)]));
  return { name, columns: columnsOf(rows), rows };
}

function readJsonList(name: string, text: string): Source {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    return { name, columns: [], rows: [{ line: 1, values: {}, error: (error as Error).message }] };
  }
  const rows = (Array.isArray(list) ? list : [list]).map((entry, i) => readObject(i + 1, () => entry));
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

function readCsv(name: string, text: string): Source {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [header, ...records] = data;
  const columns = (header ?? []).map((column, i) => column.trim() || `column ${i + 1}`);
  const wrong = new Map(errors.filter((e) => e.row !== undefined).map((e) => [e.row, e.message]));
  const rows = records.map((record, i): Row => {
    const values = Object.fromEntries(columns.map((column, c) => [column, record[c] ?? '']));
    const error = wrong.get(i + 1) ?? (record.length > columns.length ? `There are ${record.length} values for ${columns.length} columns.` : undefined);
    return { line: i + 2, values, ...(error !== undefined && { error }) };
  });
  return { name, columns, rows };
}
