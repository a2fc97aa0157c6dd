import type { DraftDatabase } from './database';
import type { Draft } from './draft';
import { listDrafts, saveDraft } from './drafts';
import type { Outgoing } from './outbox';

/** Where unsent work waits while its person is signed out: at the server, for that person alone. */
export interface KeepingPlace {
  list: () => Promise<readonly { readonly id: string }[]>;
  read: (id: string) => Promise<string>;
  put: (id: string, text: string) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
}

/** One piece of unsent work: on a task, an answer on its way, or what a page keeps under a name of its own. */
export type Unsent =
  | { readonly kind: 'draft'; readonly project: string; readonly at: number; readonly draft: Draft }
  | { readonly kind: 'answer'; readonly project: string; readonly at: number; readonly answer: Outgoing }
  | { readonly kind: 'note'; readonly of: 'taxonomy' | 'fix' | 'project'; readonly project: string; readonly at: number; readonly name: string; readonly text: string };

/** Texts of pages that keep their own, by name: their part of the browser's storage. */
export interface Notes {
  all: (person: string) => readonly Extract<Unsent, { kind: 'note' }>[];
  /** False: there is a newer one of that name. */
  write: (name: string, text: string) => boolean;
}

/**
 * Everything of a person on this device that the server does not have. Of an answer its draft too: should it be refused, that is mended.
 * @param onScreen Drafts that the disk would not take: newer than what stands there.
 */
export async function unsentOf(db: DraftDatabase, notes: Notes, person: string, onScreen: readonly Draft[] = []): Promise<readonly Unsent[]> {
  const [written, answers] = await Promise.all([listDrafts(db, person), db.getAllFromIndex('outbox', 'person', person)]);
  const work = [...onScreen, ...written.filter((draft) => !onScreen.some((newer) => newer.key === draft.key))];
  return [
    ...answers.map((answer): Unsent => ({ kind: 'answer', project: answer.project, at: answer.at, answer })),
    ...work.map((draft): Unsent => ({ kind: 'draft', project: draft.project, at: draft.at, draft })),
    ...notes.all(person),
  ];
}

/** What could not be put away, and what the server said of it. */
export interface Left {
  readonly unsent: Unsent;
  readonly error: unknown;
}

export interface PutAway {
  readonly ids: readonly string[];
  readonly left: readonly Left[];
}

/** Puts each piece where it waits for its person. One that cannot be put there does not keep the others. */
export async function putAway(unsent: readonly Unsent[], place: KeepingPlace, newId: () => string = () => crypto.randomUUID()): Promise<PutAway> {
  const ids: string[] = [];
  const left: Left[] = [];
  for (const piece of unsent) {
    // A new name each time: another device may put away the same task, and neither may overwrite the other.
    const id = newId();
    try {
      await place.put(id, JSON.stringify({ v: 1, ...piece }));
      ids.push(id);
    } catch (error) {
      left.push({ unsent: piece, error });
    }
  }
  return { ids, left };
}

/** Brings what waited onto this device; the place lets go of a piece only when it is safe here. Newer work of the same task stays. */
export async function bringBack(db: DraftDatabase, notes: Notes, place: KeepingPlace, person: string): Promise<void> {
  for (const { id } of await place.list()) {
    const piece = parse(await place.read(id));
    // Of another version of this client: that one will take it.
    if (!piece) continue;
    if (piece.kind === 'draft' && piece.draft.person === person) await saveDraft(db, piece.draft);
    else if (piece.kind === 'answer' && piece.answer.person === person) await db.put('outbox', piece.answer);
    else if (piece.kind !== 'note' || !notes.write(piece.name, piece.text)) continue;
    await place.remove(id);
  }
}

function parse(text: string): Unsent | null {
  try {
    const read = JSON.parse(text) as { v?: unknown } & Unsent;
    const whole = read.v === 1 && ((read.kind === 'draft' && typeof read.draft?.key === 'string') || (read.kind === 'answer' && typeof read.answer?.command === 'string') || (read.kind === 'note' && typeof read.name === 'string' && typeof read.text === 'string'));
    return whole ? read : null;
  } catch {
    return null;
  }
}
