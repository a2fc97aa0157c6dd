import type { Notes } from './kept';

const prefix = 'scheduler.note.';

/** What a page of one person keeps on this device beside the drafts of tasks. The name begins with the person, so that nobody finds another's. */
export interface Note {
  /** What it is: a taxonomy not published, a mended answer not submitted, or a project not made. */
  readonly of: 'taxonomy' | 'fix' | 'project';
  /** Name of the project, for lists. */
  readonly project: string;
  /** Milliseconds since 1970, by this device. */
  readonly at: number;
}

export const noteName = (person: string, of: string): string => `${prefix}${person}.${of}`;

const namesOf = (person: string): string[] => Object.keys(localStorage).filter((name) => name.startsWith(`${prefix}${person}.`));

export const deviceNotes: Notes = {
  all: (person) =>
    namesOf(person).flatMap((name) => {
      const text = localStorage.getItem(name) ?? '';
      try {
        const { of, project, at } = JSON.parse(text) as Note;
        return [{ kind: 'note', of, project, at, name, text }];
      } catch {
        return [];
      }
    }),
  write: (name, text) => {
    const free = name.startsWith(prefix) && localStorage.getItem(name) === null;
    if (free) localStorage.setItem(name, text);
    return free;
  },
};

export const wipeNotes = (person: string): void => namesOf(person).forEach((name) => localStorage.removeItem(name));
