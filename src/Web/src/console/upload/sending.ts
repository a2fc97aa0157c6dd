import { send } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { Body } from '../../api/wire';
import { PIECE, type Parcel } from './pieces';

/** Tries of a piece that the server could not take yet, and milliseconds between them. */
const TRIES = 6;
const PAUSE = 2_000;

/** Tries while an earlier request of the same import holds it still: as long as the server lets a request that died hold an import. */
const HELD_TRIES = 40;

export interface Progress {
  /** Rows of pieces that the server answered for. */
  sent: number;
  created: number;
  /** How many rows the server refused; it names the first 1,000 of them. */
  refused: number;
  failed: { line: number; error: string }[];
}

export const nothingYet: Progress = { sent: 0, created: 0, refused: 0, failed: [] };

export interface Target {
  project: string;
  batch?: string;
}

type Reply = Pick<Body<'Import'>, 'created' | 'failed' | 'errors' | 'last_line'>;
type Post = (path: string, lines: string) => Promise<Reply>;

const post: Post = (path, body) => send<Reply>('POST', path, body);
const pause = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Whether rows may have been stored though the request failed. */
export const isUnsure = (error: unknown): boolean => error instanceof ApiError && error.passing && error.status !== 429;

/**
 * Sends piece after piece from where `start` stands, telling how far it is after each. A stop lets the request under way end, so that
 * what is told is what is stored. Throws when a piece could not be sent or its outcome is unknown: begun again with the same parcel,
 * nothing is made twice.
 */
export async function sendAll({ id, pieces, sourceLine }: Parcel, target: Target, start: Progress, signal: AbortSignal, onProgress: (progress: Progress) => void, request: Post = post, wait = pause): Promise<Progress> {
  let progress = start;
  for (const piece of pieces.slice(Math.ceil(start.sent / PIECE))) {
    if (signal.aborted) break;
    const query = new URLSearchParams({ id, format: 'jsonl', project: target.project, ...(target.batch && { batch: target.batch }), first_line: `${piece.first}`, more: `${piece !== pieces.at(-1)}` });
    const reply = await patiently(() => request(`/api/import?${query}`, piece.body), signal, wait);
    // A server of the version before takes the first piece for the whole, and would answer for the others with what became of that.
    if (reply.last_line < piece.first) throw new ApiError(503, 'The server did not take these rows: it is being upgraded. Upload what is left in a minute.');
    progress = { sent: progress.sent + piece.rows, created: reply.created, refused: reply.failed, failed: reply.errors.map((e) => ({ line: sourceLine(e.line), error: e.error })) };
    onProgress(progress);
  }
  return progress;
}

async function patiently(request: () => Promise<Reply>, signal: AbortSignal, wait: typeof pause): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      // 409: the request before this one, which was lost on its way, is at work still.
      const held = error instanceof ApiError && error.status === 409;
      if (!(error instanceof ApiError) || !(held || error.passing) || attempt >= (held ? HELD_TRIES : TRIES)) throw error;
      await wait(signal);
      if (signal.aborted) throw error;
    }
  }
}
