import type { JsonObject } from '../annotation/json';

/** A shape that was begun and not finished. */
export interface Unfinished {
  readonly kind: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: string | null;
}

/** How far a draft has come. `lost`: its lease ended, and this work was no answer that counts; it stays readable. */
export type DraftState = 'open' | 'lost';

/** Unfinished work on one task, kept on this device. Everything that is needed to show it again without the server. */
export interface Draft {
  /** Whose it is and of which task: another lease of the same task finds it again. */
  readonly key: string;
  readonly person: string;
  readonly task: string;
  readonly token: number;
  readonly type: string;
  /** Name or id of the project, for lists. */
  readonly project: string;
  readonly paramVersion: number;
  /** Parameters in force, so that the work can be read when the task is gone. */
  readonly params: JsonObject;
  readonly attachments: readonly { readonly path: string; readonly url: string; readonly type?: string }[];
  readonly response: JsonObject;
  readonly unfinished: Unfinished | null;
  /** Grows with every change; the larger one of two copies is the newer. */
  readonly rev: number;
  readonly activeMs: number;
  /** Milliseconds since 1970, by this device. */
  readonly at: number;
  readonly state: DraftState;
  /** Why it was lost: the hub's word. */
  readonly reason?: string;
  /** Why a manager took it away, in their words. */
  readonly said?: string;
}

export const draftKey = (person: string, task: string): string => `${person}|${task}`;

/** What goes to the server as `draft` text, for the person's other connections. */
export const toShared = ({ response, unfinished, rev, activeMs }: Draft): string => JSON.stringify({ v: 1, response, unfinished, rev, activeMs });

/** The newer one of the device's copy and the server's; text of another program, or none, loses. */
export function newer(own: Draft | null, shared: string | undefined | null): Pick<Draft, 'response' | 'unfinished' | 'rev' | 'activeMs'> | null {
  const theirs = parse(shared);
  return !theirs || (own !== null && own.rev >= theirs.rev) ? own : theirs;
}

function parse(shared: string | undefined | null): Pick<Draft, 'response' | 'unfinished' | 'rev' | 'activeMs'> | null {
  if (!shared) return null;
  try {
    const read: unknown = JSON.parse(shared);
    if (typeof read !== 'object' || read === null || !('v' in read) || read.v !== 1) return null;
    const { response, unfinished, rev, activeMs } = read as unknown as Draft;
    return typeof response === 'object' && response !== null && Number.isFinite(rev) ? { response, unfinished: unfinished ?? null, rev, activeMs: activeMs ?? 0 } : null;
  } catch {
    return null;
  }
}
