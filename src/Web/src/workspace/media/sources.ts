import { isList, isObject, isText, type Json, type JsonObject } from '../../annotation/json';
import type { Attachment } from '../model/task';

export type SourceKind = 'image' | 'video' | 'audio' | 'text' | 'web';

/** One thing to look at or listen to. */
export interface Source {
  readonly kind: SourceKind;
  readonly url?: string;
  readonly text?: string;
  readonly title?: string;
}

const byEnding: readonly [SourceKind, RegExp][] = [
  ['image', /\.(jpe?g|png|gif|webp|avif|bmp|svg)$/i],
  ['video', /\.(mp4|webm|ogv|mov|m4v)$/i],
  ['audio', /\.(mp3|wav|ogg|oga|opus|m4a|flac|aac)$/i],
  ['text', /\.(txt|md|json|csv)$/i],
];

/** What a type of task looks at where neither the media type nor the ending says more. */
const usual = (type: string): SourceKind => (type.startsWith('audio') ? 'audio' : type === 'videoplaybackannotation' ? 'video' : type === 'namedentityrecognition' ? 'text' : type === 'datacollection' ? 'web' : 'image');

/** Everything a task shows, in its order. */
export function sourcesOf(type: string, params: JsonObject, attachments: readonly Attachment[]): readonly Source[] {
  const served = new Map(attachments.map((a) => [a.path, a]));
  const said = isText(params.attachment_type) ? params.attachment_type : null;
  const read = (value: Json | undefined, path: string): readonly Source[] => {
    if (isObject(value)) {
      const kind = isText(value.type) ? kindOf(value.type) : null;
      const content = value.content ?? value.url;
      const name = value.title ?? value.name;
      const title = isText(name) ? { title: name } : {};
      if (kind === 'text' && isText(content) && !/^(https?|scaledata):/.test(content)) return [{ kind, text: content, ...title }];
      const at = served.get(`${path}.content`) ?? served.get(`${path}.url`) ?? served.get(path);
      return isText(content) ? [{ ...fromAddress(content, at, kind), ...title }] : [];
    }
    return isText(value) && value !== '' ? [fromAddress(value, served.get(path), null)] : [];
  };
  const fromAddress = (address: string, at: Attachment | undefined, kind: SourceKind | null): Source => {
    if (said === 'text' && !/^(https?|scaledata):/.test(address)) return { kind: 'text', text: address };
    return { kind: kind ?? kindOfType(at?.type) ?? (said ? kindOf(said) : null) ?? kindOfEnding(address) ?? usual(type), url: at?.url ?? address };
  };
  const many = isList(params.attachments) ? params.attachments.flatMap((value, i) => read(value, `$.attachments[${i}]`)) : [];
  const text: readonly Source[] = isText(params.text) ? [{ kind: 'text', text: params.text }] : [];
  return [...text, ...read(params.attachment, '$.attachment'), ...many];
}

const kindOf = (name: string): SourceKind | null => ({ image: 'image', video: 'video', audio: 'audio', text: 'text', website: 'web', pdf: 'web' } as const)[name] ?? null;

const kindOfType = (type: string | undefined): SourceKind | null =>
  !type ? null : type.startsWith('image/') ? 'image' : type.startsWith('video/') ? 'video' : type.startsWith('audio/') ? 'audio' : type.startsWith('text/plain') ? 'text' : null;

const kindOfEnding = (address: string): SourceKind | null => byEnding.find(([, ending]) => ending.test(address.split(/[?#]/)[0]!))?.[0] ?? null;

export type Stage = 'image' | 'frames' | 'video' | 'audio' | 'text' | 'columns' | 'form';

/** How a task is laid out: what stands in the middle of the screen. */
export function stageOf(type: string, sources: readonly Source[]): Stage {
  const first = sources[0]?.kind;
  if (type === 'comparison') return 'columns';
  if (type === 'namedentityrecognition') return 'text';
  if (type === 'audiotranscription') return 'audio';
  if (type.startsWith('video')) return sources.length > 1 || first === 'image' ? 'frames' : 'video';
  if (['textcollection', 'datacollection', 'transcription'].includes(type)) return sources.length > 1 ? 'columns' : first === 'image' ? 'image' : 'form';
  return first === undefined ? 'form' : first === 'image' ? 'image' : first === 'text' || first === 'web' ? 'form' : first;
}
