import type { Json, JsonObject } from '../../api/wire';
import type { Row, Source } from './source';

/** What a column of the source becomes in a task. */
export const roles = ['attachment', 'text', 'unique_id', 'instruction', 'priority', 'tags', 'metadata', 'param', 'ignore'] as const;
export type Role = (typeof roles)[number];
export type Mapping = Record<string, Role>;

/** Rows that decide what a column is, taken from all of the file: its first ones may be of another kind. */
const LOOK = 200;

/** Which part of its filled cells must be addresses for a column to be one of attachments: a wrong one among them is told by its row. */
const HALF = 0.5;

const byName: [RegExp, Role][] = [
  [/^((unique|external|ext|task|item|row|record)[ _-]?)?(id|uid|uuid|guid)$/i, 'unique_id'],
  [/^(instructions?)$/i, 'instruction'],
  [/^(priority)$/i, 'priority'],
  [/^(tags?|labels?)$/i, 'tags'],
  [/^(attachments?|url|uri|image|image_?url|file|media|link|src|left|right)$/i, 'attachment'],
  [/^(text|content|body|sentence|document|question|prompt)$/i, 'text'],
];

/** Keys that a task itself has: a JSON line that uses them means them. */
const ownKeys = new Set(['attachment', 'attachments', 'attachment_type', 'text', 'metadata', 'unique_id', 'tags', 'priority', 'instruction', 'type', 'hypothesis', 'base_annotations', 'callback_url', 'params']);

const isAddress = (value: Json | undefined) => typeof value === 'string' && /^((https?|scaledata|s3|gs):\/\/\S+|data:[^,]*,.*)$/is.test(value);

/** A customer's column may have any name: `__proto__` and `constructor` are no more than that. */
export const valueOf = (row: Row, column: string): Json | undefined => (Object.hasOwn(row.values, column) ? row.values[column] : undefined);
const put = (object: JsonObject, name: string, value: Json): void => void Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });

const sampleOf = ({ rows }: Source) => (rows.length <= LOOK ? rows : Array.from({ length: LOOK }, (_, i) => rows[Math.floor((i * rows.length) / LOOK)]!));

const valuesOf = (sample: readonly Row[], column: string) => sample.filter((row) => row.error === undefined).map((row) => valueOf(row, column)).filter((v) => v !== undefined && v !== '');

/** The part of the values that are addresses; none of none. */
const addressesOf = (values: (Json | undefined)[]) => (values.length === 0 ? 0 : values.filter(isAddress).length / values.length);

/** The best guess for each column: by the task's own keys, by its name, by its values; what is left describes the task. */
export function guess(source: Source): Mapping {
  const sample = sampleOf(source);
  const used = new Set<Role>();
  return Object.fromEntries(
    source.columns.map((column) => {
      const values = valuesOf(sample, column);
      if (source.unnamed?.includes(column)) return [column, 'ignore'];
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
  if (named === 'attachment' && values.length > 0 && addressesOf(values) < HALF) return /^(left|right)$/i.test(column) ? 'attachment' : /^attachments?$/i.test(column) ? 'text' : 'metadata';
  if (named) return named;
  return addressesOf(values) >= HALF ? 'attachment' : 'metadata';
}

/** Types that show pictures, films or sounds: the server takes nothing but addresses for them. */
const isMedia = (type: string) => type === 'audiotranscription' || /^(?!lidar).*annotation$/.test(type);

/** Columns of attachments in which a value that is no address is a mistake, not a text to label. */
export function addressColumns(source: Source, mapping: Mapping, type: string): ReadonlySet<string> {
  const sample = sampleOf(source);
  return new Set(source.columns.filter((column) => mapping[column] === 'attachment' && (isMedia(type) || addressesOf(valuesOf(sample, column)) > HALF)));
}

/** Types whose attachments are a list in any case. */
const listed = new Set(['comparison', 'textcollection']);

/** The task that a row becomes, or what is wrong with it; `addresses` are the columns that have nothing else. */
export function taskOf(row: Row, mapping: Mapping, type: string, addresses: ReadonlySet<string> = new Set()): { body: JsonObject } | { error: string } {
  if (row.error !== undefined) return { error: row.error };
  const body: JsonObject = {};
  const attachments: Json[] = [];
  const metadata: JsonObject = {};
  for (const [column, role] of Object.entries(mapping)) {
    const value = valueOf(row, column);
    if (value === undefined || value === '' || value === null) continue;
    switch (role) {
      case 'attachment':
        if (typeof value === 'string' && addresses.has(column) && !isAddress(value)) return { error: `${column}: “${short(value)}” is no address of a picture, film or sound (https://…, with spaces written as %20).` };
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
        put(metadata, column, value);
        break;
      case 'unique_id':
      case 'instruction':
        body[role] = String(value);
        break;
      case 'param':
        put(body, column, value);
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

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** What kind of thing stands at an address, by its last letters; the address of a stored file has none of its own, its row tells its name. */
function asContent(content: Json, row: Row): Json {
  if (typeof content !== 'string') return content;
  const value = content.startsWith('scaledata:') && typeof row.values.file === 'string' ? row.values.file : content;
  const kind = /\.(png|jpe?g|gif|webp|svg|bmp)(\?|$)/i.test(value) ? 'image' : /\.(mp4|webm|mov)(\?|$)/i.test(value) ? 'video' : /\.(mp3|wav|ogg|flac|m4a)(\?|$)/i.test(value) ? 'audio' : /\.pdf(\?|$)/i.test(value) ? 'pdf' : isAddress(content) ? 'website' : 'text';
  return { type: kind, content };
}
