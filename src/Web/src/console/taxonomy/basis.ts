import { latest, paramsOf, type Json, type JsonObject, type Project } from '../../api/wire';
import { isObject } from './json';

/** Steps that can be undone. */
const maxUndo = 200;

/** A taxonomy being edited, and the published version that it was begun from. Immutable. */
export interface Editing {
  /** Number of that version. */
  readonly base: number;
  /** Its parameters: where these are still the draft's, nobody has touched anything. */
  readonly from: JsonObject;
  readonly params: JsonObject;
  /** What stands in the JSON tab and cannot be read: until it can, nothing else of the draft changes. Null: the text is the parameters. */
  readonly text: string | null;
  readonly past: readonly JsonObject[];
  readonly future: readonly JsonObject[];
}

/** What of it is kept between visits. */
export interface Kept {
  readonly base: number;
  readonly params: JsonObject;
  readonly text?: string | null;
}

const same = (a: JsonObject, b: JsonObject): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export const isTouched = ({ params, from, text }: Editing): boolean => text !== null || !same(params, from);

/** The draft is begun anew from what is published now. */
export function begin(project: Project): Editing {
  const published = latest(project);
  const params = paramsOf(published);
  return { base: published.version, from: params, params, text: null, past: [], future: [] };
}

/** A draft of an earlier visit. Without the version that it was begun from there is nothing to tell it apart by. */
export function resume(project: Project, { base, params, text = null }: Kept): Editing {
  const version = project.param_history.find((v) => v.version === base);
  return version ? follow({ base, from: paramsOf(version), params, text, past: [], future: [] }, project) : { ...begin(project), params, text };
}

/** After somebody published: where nothing was touched, or the same was done, the editor is theirs. A draft of one's own stays as it is. */
export function follow(editing: Editing, project: Project): Editing {
  const published = latest(project);
  if (published.version <= editing.base || editing.text !== null) return editing;
  return !isTouched(editing) || same(editing.params, paramsOf(published)) ? begin(project) : editing;
}

/** Somebody published since this was begun, and it says something else. */
export const isStale = (editing: Editing, project: Project): boolean => editing.base < latest(project).version;

/** The person has seen what is published now and wants their own instead: it stands over that. */
export const over = (editing: Editing, project: Project): Editing => ({ ...editing, base: latest(project).version, from: paramsOf(latest(project)) });

/** What a text of the JSON tab says; `error` is null where it is JSON, but no object. */
export function read(text: string): { params: JsonObject } | { error: string | null } {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? { params: value } : { error: null };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** The person wrote in the JSON tab. What can be read is the draft at once. */
export function write(editing: Editing, text: string): Editing {
  const now = read(text);
  if (!('params' in now)) return { ...editing, text };
  const readable: Editing = { ...editing, text: null };
  return same(now.params, editing.params) ? readable : edit(readable, () => now.params);
}

/** The draft as it was before the text that cannot be read. */
export const dropText = (editing: Editing): Editing => ({ ...editing, text: null });

/** The same editing when the change gives the same parameters back. */
export function edit(editing: Editing, change: (params: JsonObject) => JsonObject): Editing {
  if (editing.text !== null) return editing;
  const params = change(editing.params);
  return params === editing.params ? editing : { ...editing, params, past: [...editing.past.slice(1 - maxUndo), editing.params], future: [] };
}

export function undo(editing: Editing): Editing {
  const before = editing.past.at(-1);
  return before && editing.text === null ? { ...editing, params: before, past: editing.past.slice(0, -1), future: [editing.params, ...editing.future] } : editing;
}

export function redo(editing: Editing): Editing {
  const [next, ...future] = editing.future;
  return next && editing.text === null ? { ...editing, params: next, past: [...editing.past, editing.params], future } : editing;
}
