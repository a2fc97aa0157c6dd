import type { DraftDatabase } from './database';
import { draftKey, type Draft, type DraftState } from './draft';
import { forgetLast, lastWords, unsayLast } from './lastWords';
import { tellWritten } from './tabs';

/** How long lost work stays readable, in milliseconds: media and answers are not ours to keep. */
export const keptMs = 7 * 24 * 60 * 60 * 1000;

/** Takes up what a page wrote down when it went away: it may be newer than what the database has. */
async function takeUp(db: DraftDatabase): Promise<void> {
  for (const draft of lastWords()) {
    await saveDraft(db, draft);
    unsayLast(draft);
  }
}

export async function loadDraft(db: DraftDatabase, key: string): Promise<Draft | null> {
  await takeUp(db);
  return (await db.get('drafts', key)) ?? null;
}

/** Keeps a draft; an older one never replaces a newer one, whichever tab writes last, and what became of its lease stays. */
export async function saveDraft(db: DraftDatabase, draft: Draft): Promise<void> {
  const tx = db.transaction('drafts', 'readwrite', { durability: 'strict' });
  const known = await tx.store.get(draft.key);
  if (!known || known.token < draft.token) await tx.store.put(draft);
  else if (known.token === draft.token && known.rev <= draft.rev) await tx.store.put({ ...draft, ...(known.state === 'lost' && { state: known.state, reason: known.reason, said: known.said }) });
  await tx.done;
  tellWritten(draft.key);
}

/** Marks what became of a draft; the work in it stays as it is. */
export async function markDraft(db: DraftDatabase, key: string, token: number, state: DraftState, reason?: string, said?: string): Promise<void> {
  const tx = db.transaction('drafts', 'readwrite');
  const known = await tx.store.get(key);
  if (known && known.token <= token) await tx.store.put({ ...known, state, reason, said });
  await tx.done;
}

export function removeDraft(db: DraftDatabase, key: string): Promise<void> {
  forgetLast(key);
  return db.delete('drafts', key);
}

/** A person's unfinished and lost work, the newest first. */
export async function listDrafts(db: DraftDatabase, person: string): Promise<Draft[]> {
  await takeUp(db);
  const all = await db.getAllFromIndex('drafts', 'person', person);
  return all.sort((a, b) => b.at - a.at);
}

/** Lets go what is older than it may be kept. */
export async function sweepDrafts(db: DraftDatabase, now: number): Promise<void> {
  const tx = db.transaction('drafts', 'readwrite');
  for await (const cursor of tx.store) if (now - cursor.value.at > keptMs && cursor.value.state !== 'open') await cursor.delete();
  await tx.done;
}

/** Takes everything of a person off the device: other people use it too. What others left stays theirs. */
export async function wipeDrafts(db: DraftDatabase, person: string): Promise<void> {
  forgetLast(draftKey(person, ''));
  const tx = db.transaction(['drafts', 'outbox'], 'readwrite', { durability: 'strict' });
  for (const name of ['drafts', 'outbox'] as const) {
    const store = tx.objectStore(name);
    for (const key of await store.index('person').getAllKeys(person)) await store.delete(key);
  }
  await tx.done;
}
