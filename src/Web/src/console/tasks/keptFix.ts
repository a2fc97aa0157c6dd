import { useSession } from '../../api/session';
import type { JsonObject } from '../../annotation/json';
import { noteName, type Note } from '../../drafts/notes';
import type { Work } from '../../workspace/Workspace';

/** A mended answer that was not submitted yet, as it is kept on this device. */
interface KeptFix extends Note {
  readonly response: JsonObject;
  readonly unfinished: Work['unfinished'];
}

const place = (task: string) => noteName(useSession.getState().session?.person.id ?? '', `fix.${task}`);

/** What this person began to mend in the answer of a task; null when nothing. */
export function keptFix(task: string): KeptFix | null {
  try {
    return JSON.parse(localStorage.getItem(place(task)) ?? 'null') as KeptFix | null;
  } catch {
    return null;
  }
}

/** With every change: a reload, a crash or an error of the server loses none. */
export const keepFix = (task: string, project: string, { response, unfinished }: Work): void =>
  localStorage.setItem(place(task), JSON.stringify({ of: 'fix', project, at: Date.now(), response, unfinished } satisfies KeptFix));

/** It was submitted, or its author let it go. */
export const dropFix = (task: string): void => localStorage.removeItem(place(task));
