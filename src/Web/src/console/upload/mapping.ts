import type { Json, JsonObject } from '../../api/wire';
import type { Row, Source } from './source';

/** What a column of the source becomes in a task. */
export const roles = ['attachment', 'text', 'unique_id', 'instruction', 'priority', 'tags', 'metadata', 'param', 'ignore'] as const;
export type Role = (typeof roles)[number];
export type Mapping = Record<string, Role>;

/** Rows that decide what a column is. */
const LOOK = 50;

const byName: [RegExp, Role][] = [
  [/^(unique_?id|external_?id|id)$/i, 'unique_id'],
  [/^(instructions?)$/i, 'instruction'],
  [/^(priority)$/i, 'priority'],
  [/^(tags?|labels?)$/i, 'tags'],
  [/^(attachments?|url|uri|image|image_?url|file|media|link|src|left|right)$/i, 'attachment'],
  [/^(text|content|body|sentence|document|question|prompt)$/i, 'text'],
];

/** Keys that a task itself has: a JSON line that uses them means them. */
const ownKeys = new Set(['attachment', 'attachments', 'attachment_type', 'text', 'metadata', 'unique_id', 'tags', 'priority', 'instruction', 'type', 'hypothesis', 'base_annotations', 'callback_url', 'params']);

const isAddress = (value: Json | undefined) => typeof value === 'string' && /^(https?|scaledata|s3|gs):\/\/\S+$/.test(value);

/** The best guess for each column: by the task's own keys, by its name, by its values; what is left describes the task. */
export function guess(source: Source): Mapping {
  const sample = source.rows.slice(0, LOOK);
  const used = new Set<Role>();
  return Object.fromEntries(
    source.columns.map((column) => {
      const values = sample.map((row) => row.values[column]).filter((v) => v !== undefined && v !== '');
      const structured = values.some((v) => typeof v === 'object');
      const role = ownKeys.has(column) && (structured || column !== 'tags') && !['attachment', 'unique_id', 'priority', 'instruction', 'text'].includes(column) ? 'param' : roleOf(column, values);
      // One id, one priority: a second column that looks like it is metadata.
      const once = role === 'unique_id' || role === 'priority' || role === 'instruction' || role === 'text';
      const final = once && used.has(role) ? 'metadata' : role;
      used.add(final);
      return [column, final];
    }),
  );
}

function roleOf(column: string, values: (Json | undefined)[]): Role {
  const named = byName.find(([pattern]) => pattern.test(column))?.[1];
  // A file name is no address, and no text to label either: it only says where the row came from.
  if (named === 'attachment' && values.length > 0 && !values.every(isAddress)) return /^(left|right)$/i.test(column) ? 'attachment' : /^attachments?$/i.test(column) ? 'text' : 'metadata';
  if (named) return named;
  return values.length > 0 && values.every(isAddress) ? 'attachment' : 'metadata';
}

/** Types whose attachments are a list in any case. */
const listed = new Set(['comparison', 'textcollection']);

/** The task that a row becomes, or what is wrong with it. */
export function taskOf(row: Row, mapping: Mapping, type: string): { body: JsonObject } | { error: string } {
  if (row.error !== undefined) return { error: row.error };
  const body: JsonObject = {};
  const attachments: Json[] = [];
  const metadata: JsonObject = {};
  for (const [column, role] of Object.entries(mapping)) {
    const value = row.values[column];
    if (value === undefined || value === '' || value === null) continue;
    switch (role) {
      case 'attachment':
        attachments.push(value);
        break;
      case 'text':
        if (type === 'namedentityrecognition') body.text = String(value);
        else if (type === 'textcollection') attachments.push({ type: 'text', content: String(value) });
        else {
          attachments.push(String(value));
          body.attachment_type = 'text';
        }
        break;
      case 'priority': {
        const priority = Number(value);
        if (!Number.isFinite(priority)) return { error: `${column}: “${String(value)}” is no number.` };
        body.priority = priority;
        break;
      }
      case 'tags':
        body.tags = Array.isArray(value) ? value : String(value).split(/[,;|]/).map((tag) => tag.trim()).filter((tag) => tag !== '');
        break;
      case 'metadata':
        metadata[column] = value;
        break;
      case 'unique_id':
      case 'instruction':
        body[role] = String(value);
        break;
      case 'param':
        body[column] = value;
        break;
      case 'ignore':
        break;
    }
  }
  if (attachments.length > 1 || (attachments.length === 1 && listed.has(type))) body.attachments = type === 'textcollection' ? attachments.map((value) => asContent(value, row)) : attachments;
  else if (attachments.length === 1) body.attachment = attachments[0]!;
  if (type === 'audiotranscription' && body.attachment !== undefined && body.attachment_type === undefined) body.attachment_type = 'audio';
  if (Object.keys(metadata).length > 0) body.metadata = typeof body.metadata === 'object' && !Array.isArray(body.metadata) ? { ...metadata, ...body.metadata } : metadata;
  if (!['attachment', 'attachments', 'text', 'instruction'].some((key) => body[key] !== undefined)) return { error: 'There is nothing to label: no attachment and no text.' };
  return { body };
}

/** What kind of thing stands at an address, by its last letters; the address of a stored file has none of its own, its row tells its name. */
function asContent(content: Json, row: Row): Json {
  if (typeof content !== 'string') return content;
  const value = content.startsWith('scaledata:') && typeof row.values.file === 'string' ? row.values.file : content;
  const kind = /\.(png|jpe?g|gif|webp|svg|bmp)(\?|$)/i.test(value) ? 'image' : /\.(mp4|webm|mov)(\?|$)/i.test(value) ? 'video' : /\.(mp3|wav|ogg|flac|m4a)(\?|$)/i.test(value) ? 'audio' : /\.pdf(\?|$)/i.test(value) ? 'pdf' : isAddress(content) ? 'website' : 'text';
  return { type: kind, content };
}

export interface Checked {
  good: { line: number; body: JsonObject }[];
  bad: { line: number; error: string }[];
}

/** All rows as tasks; a unique id given twice is told here, before the server has half of them. */
export function check(source: Source, mapping: Mapping, type: string): Checked {
  const checked: Checked = { good: [], bad: [] };
  const seen = new Map<string, number>();
  for (const row of source.rows) {
    const task = taskOf(row, mapping, type);
    if ('error' in task) {
      checked.bad.push({ line: row.line, error: task.error });
      continue;
    }
    const id = task.body.unique_id;
    const before = typeof id === 'string' ? seen.get(id) : undefined;
    if (before !== undefined) {
      checked.bad.push({ line: row.line, error: `The unique id “${String(id)}” stands in line ${before} already.` });
      continue;
    }
    if (typeof id === 'string') seen.set(id, row.line);
    checked.good.push({ line: row.line, body: task.body });
  }
  return checked;
}
