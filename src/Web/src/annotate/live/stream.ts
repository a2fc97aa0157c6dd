import type { Assignment, HubMessage, Standing, StreamPoint } from './messages';

/** A lease that ended without this person's answer. */
export interface Ended {
  readonly task: string;
  readonly token: number;
  readonly reason: string;
  /** Why a manager took it away, in their words. */
  readonly said?: string;
}

/** Where the person stands, as far as the messages so far tell. */
export interface Stream {
  readonly at: StreamPoint;
  readonly activity: string;
  readonly assignments: readonly Assignment[];
  readonly ended: readonly Ended[];
  /** Leases that ended by the person's own word, here or on another page: the outcome of the answer, `declined` or `released`. */
  readonly finished: readonly Ended[];
  /** Why the server closed the person's connections for good. */
  readonly signedOut: string | null;
  /** Why the activity changed without the person: `away`, `lapses`, `drained`, `manager`. */
  readonly paused: string | null;
  /** What the manager said to it. */
  readonly pausedFor: string | null;
  /** What a manager said last; each is an object of its own. */
  readonly said: { readonly text: string } | null;
}

export const unknown: Stream = { at: { epoch: 0, sequence: 0 }, activity: 'offline', assignments: [], ended: [], finished: [], signedOut: null, paused: null, pausedFor: null, said: null };

/** Ended leases remembered: enough to tell the person, not for ever. */
const keptEnded = 20;

/**
 * The next state. The same state for what was seen already, null when something is missing in between: then `Resume` must be asked.
 */
export function follow(stream: Stream, message: HubMessage): Stream | null {
  const { at } = stream;
  if (message.epoch !== at.epoch) return null;
  if (message.sequence <= at.sequence) return stream;
  if (message.sequence !== at.sequence + 1) return null;
  return take(stream, message);
}

/** Missed messages are in order by themselves; the server tells them from one point on. */
export const catchUp = (stream: Stream, missed: readonly HubMessage[]): Stream => missed.reduce((now, message) => (message.epoch === now.at.epoch && message.sequence <= now.at.sequence ? now : take(now, message)), stream);

/** The whole instead of the parts. What was in hand and is no longer has ended. */
export function restate(stream: Stream, { at, activity, assignments, reason, text }: Standing): Stream {
  const kept = new Set(assignments.map((a) => `${a.task} ${a.token}`));
  const gone = stream.assignments.filter((a) => !kept.has(`${a.task} ${a.token}`)).map(({ task, token }) => ({ task, token, reason: 'gone' }));
  return { ...stream, at, activity, assignments, ended: [...stream.ended, ...gone].slice(-keptEnded), paused: reason ?? null, pausedFor: text ?? null };
}

/** An answer was taken: the lease is over. */
export const answered = (stream: Stream, task: string, token: number): Stream => ({ ...stream, assignments: stream.assignments.filter((a) => a.task !== task || a.token !== token) });

function take(stream: Stream, message: HubMessage): Stream {
  const next = { ...stream, at: { epoch: message.epoch, sequence: message.sequence } };
  switch (message.kind) {
    case 'assigned': {
      const { assignment } = message;
      return assignment ? { ...next, assignments: [...stream.assignments.filter((a) => a.task !== assignment.task), assignment] } : next;
    }
    case 'withdrawn': {
      const [task, token] = [message.task ?? '', message.token ?? 0];
      return { ...answered(next, task, token), ended: [...stream.ended, { task, token, reason: message.reason ?? '', ...(message.text && { said: message.text }) }].slice(-keptEnded) };
    }
    case 'finished': {
      const [task, token] = [message.task ?? '', message.token ?? 0];
      return { ...answered(next, task, token), finished: [...stream.finished, { task, token, reason: message.reason ?? '' }].slice(-keptEnded) };
    }
    case 'activity':
      return { ...next, activity: message.activity ?? stream.activity, paused: message.reason ?? null, pausedFor: message.text ?? null };
    case 'message':
      return { ...next, said: message.text ? { text: message.text } : stream.said };
    case 'signed_out':
      return { ...next, signedOut: message.reason ?? '' };
    default:
      // A kind of a newer server: its place in the stream counts all the same.
      return next;
  }
}
