import { send } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { Body } from '../../api/wire';
import type { Checked } from './check';

/** Tasks of one request: few enough that progress is seen and a broken line costs little. */
const CHUNK = 500;

/** Tries of a chunk that the server could not take yet, and milliseconds between them. */
const TRIES = 6;
const PAUSE = 2_000;

export interface Progress {
  sent: number;
  created: number;
  failed: { line: number; error: string }[];
}

export interface Target {
  project: string;
  batch?: string;
}

type BulkReply = Body<'BulkSummary'>;
type Post = (path: string, lines: string, signal: AbortSignal) => Promise<BulkReply>;

const post: Post = (path, body, signal) => send<BulkReply>('POST', path, body, signal);
const pause = (signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Stopped.', 'AbortError'));
    });
  });

/**
 * Sends tasks chunk after chunk, from place `from` on, telling how far it is after each. Returns when all were sent; throws with
 * `progress.sent` standing where to go on. A chunk whose outcome is unknown is sent again only if all its tasks have unique ids: those
 * stored already are refused then, and counted as made.
 */
export async function sendAll(good: Checked['good'], target: Target, start: Progress, signal: AbortSignal, onProgress: (progress: Progress) => void, request: Post = post, wait = pause): Promise<Progress> {
  let progress = start;
  const query = new URLSearchParams({ project: target.project, ...(target.batch && { batch: target.batch }) });
  while (progress.sent < good.length) {
    let chunk = good.slice(progress.sent, progress.sent + CHUNK);
    const { reply, repeated } = await patiently(() => request(`/api/tasks/bulk?${query}`, chunk.map((task) => JSON.stringify(task.body)).join('\n'), signal), chunk.every((task) => task.body.unique_id !== undefined), signal, wait);
    if (reply.stopped_at_line !== undefined) chunk = chunk.slice(0, reply.stopped_at_line - 1);
    const errors = reply.errors.filter((e) => e.line <= chunk.length);
    const known = repeated ? errors.filter((e) => /unique/i.test(e.error)) : [];
    const failed = errors.filter((e) => !known.includes(e)).map((e) => ({ line: chunk[e.line - 1]!.line, error: e.error }));
    progress = { sent: progress.sent + chunk.length, created: progress.created + reply.created + known.length, failed: [...progress.failed, ...failed] };
    onProgress(progress);
    if (reply.stopped_at_line !== undefined) await wait(signal);
  }
  return progress;
}

async function patiently(request: () => Promise<BulkReply>, repeatable: boolean, signal: AbortSignal, wait: typeof pause): Promise<{ reply: BulkReply; repeated: boolean }> {
  let repeated = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return { reply: await request(), repeated };
    } catch (error) {
      // 429 and 503 before the first line: nothing was stored. Anything else may have been.
      const untouched = error instanceof ApiError && error.status === 429;
      if (!(error instanceof ApiError) || !error.passing || attempt >= TRIES || !(untouched || repeatable)) throw error;
      repeated ||= !untouched;
      await wait(signal);
    }
  }
}
