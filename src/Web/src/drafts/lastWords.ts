import type { Draft } from './draft';

const prefix = 'scheduler.last.';

/**
 * Writes down at once what the disk has not taken yet. For a page that is going away: the database needs several turns for one write, and
 * such a page gets none. `loadDraft` and `listDrafts` take it up.
 */
export function sayLast(draft: Draft | undefined): void {
  if (!draft) return;
  try {
    localStorage.setItem(prefix + draft.key, JSON.stringify(draft));
  } catch {
    // It is full. The write that was begun may still arrive.
  }
}

/** Every person's: each belongs into the database under its own key. */
export const lastWords = (): readonly Draft[] =>
  Object.keys(localStorage).filter((name) => name.startsWith(prefix)).map((name) => JSON.parse(localStorage.getItem(name)!) as Draft);

/** The database has this draft, or a newer one. */
export function unsayLast({ key, token, rev }: Pick<Draft, 'key' | 'token' | 'rev'>): void {
  const text = localStorage.getItem(prefix + key);
  if (text === null) return;
  const said = JSON.parse(text) as Draft;
  if (said.token < token || (said.token === token && said.rev <= rev)) localStorage.removeItem(prefix + key);
}

/** `of`: the key of a draft, or what the keys of a person begin with. */
export const forgetLast = (of: string): void =>
  Object.keys(localStorage).filter((name) => name.startsWith(prefix + of)).forEach((name) => localStorage.removeItem(name));
