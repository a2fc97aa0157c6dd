import { emptyDoc, type Doc } from './document';

/** Who changed the document: a person, an undo of theirs, or something that was loaded. */
export type Origin = 'user' | 'undo' | 'redo' | 'load';

/** One change: the documents before and after it, and the keys of the items and links that are not the same any more. */
export interface ChangeSet {
  readonly origin: Origin;
  readonly before: Doc;
  readonly after: Doc;
  readonly changed: readonly string[];
}

/** Steps that can be undone; older ones are let go. */
export const maxUndo = 200;

/**
 * Holds one document with its history. `merge` joins a change to the one before it when both name the same thing: letters typed into
 * one field, arrow keys held down.
 */
export class DocumentStore {
  private doc: Doc;
  private past: Doc[] = [];
  private future: Doc[] = [];
  private merging: string | null = null;
  private readonly listeners = new Set<(change: ChangeSet) => void>();

  constructor(doc: Doc = emptyDoc) {
    this.doc = doc;
  }

  readonly get = (): Doc => this.doc;

  readonly subscribe = (listener: (change: ChangeSet) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Nothing happens, and nothing is told, when the change gives the same document back. */
  change(make: (doc: Doc) => Doc, merge: string | null = null): void {
    const after = make(this.doc);
    if (after === this.doc) return;
    if (merge === null || merge !== this.merging) this.past = [...this.past.slice(1 - maxUndo), this.doc];
    this.merging = merge;
    this.future = [];
    this.move(after, 'user');
  }

  /** The next change starts a new step, whatever it names. */
  settle(): void {
    this.merging = null;
  }

  undo(): void {
    const before = this.past.at(-1);
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, this.doc];
    this.merging = null;
    this.move(before, 'undo');
  }

  redo(): void {
    const next = this.future.at(-1);
    if (!next) return;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, this.doc];
    this.merging = null;
    this.move(next, 'redo');
  }

  /** Another document, without a way back. */
  load(doc: Doc): void {
    [this.past, this.future, this.merging] = [[], [], null];
    this.move(doc, 'load');
  }

  private move(after: Doc, origin: Origin): void {
    const before = this.doc;
    this.doc = after;
    const change = { origin, before, after, changed: changedKeys(before, after) };
    for (const listener of this.listeners) listener(change);
  }
}

function changedKeys(before: Doc, after: Doc): readonly string[] {
  const keys: string[] = [];
  const compare = <T,>(from: readonly T[], to: readonly T[], key: (entry: T) => string) => {
    if (from === to) return;
    const known = new Map(from.map((entry) => [key(entry), entry]));
    for (const entry of to) {
      if (known.get(key(entry)) !== entry) keys.push(key(entry));
      known.delete(key(entry));
    }
    keys.push(...known.keys());
  };
  compare(before.items, after.items, (i) => i.key);
  compare(before.links, after.links, (l) => l.id);
  return keys;
}
