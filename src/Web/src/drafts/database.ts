import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft } from './draft';
import type { Outgoing } from './outbox';

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { person: string } };
  outbox: { key: string; value: Outgoing; indexes: { person: string } };
}

export type DraftDatabase = IDBPDatabase<Schema>;

const name = 'scheduler.drafts';

/** This device's database of unsent work. */
export function openDrafts(): Promise<DraftDatabase> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'key' }).createIndex('person', 'person');
      db.createObjectStore('outbox', { keyPath: 'command' }).createIndex('person', 'person');
    },
    // Another tab with a newer client must not wait for this one.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}

let opened: Promise<DraftDatabase> | undefined;

/** Opened once; again when opening failed or the browser closed it. */
export function drafts(): Promise<DraftDatabase> {
  opened ??= openDrafts().then((db) => {
    db.addEventListener('close', () => (opened = undefined));
    return db;
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** Asks the browser not to clear it when space runs short. */
export const keepStorage = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;
