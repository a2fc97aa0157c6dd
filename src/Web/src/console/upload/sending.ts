import { send } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { Body } from '../../api/wire';
import type { Checked } from './check';

/** Tasks of one request: few enough that progress is seen and a broken line costs little. */
const CHUNK = 500;

/** Tries of a chunk that the server could not take yet, and milliseconds between them. */
const TRIES = 6;
const PAUSE = 2_000;

/** Tries while an earlier request of the same chunk holds it still: as long as the server lets a request that died hold an import. */
const HELD_TRIES = 40;

/** Tasks that go in one request. However often they are sent, under their id the server makes each of them once. */
export interface Chunk {
  id: string;
  tasks: Checked['good'];
}

export interface Progress {
  /** Rows of chunks that the server answered for. */
  sent: number;
  created: number;
  failed: { line: number; error: string }[];
}

export interface Target {
  project: string;
  batch?: string;
}

type Reply = Pick<Body<'Import'>, 'created' | 'errors'>;
type Post = (path: string, lines: string) => Promise<Reply>;

const post: Post = (path, body) => send<Reply>('POST', path, body);
const pause = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** The chunks of an upload, with ids that last as long as it does. */
export const chunksOf = (good: Checked['good']): Chunk[] =>
  Array.from({ length: Math.ceil(good.length / CHUNK) }, (_, i) => ({ id: crypto.randomUUID(), tasks: good.slice(i * CHUNK, (i + 1) * CHUNK) }));

/** Whether rows may have been stored though the request failed. */
export const isUnsure = (error: unknown): boolean => error instanceof ApiError && error.passing && error.status !== 429;

/**
 * Sends chunk after chunk from where `start` stands, telling how far it is after each. A stop lets the request under way end, so that
 * what is told is what is stored. Throws when a chunk could not be sent or its outcome is unknown: begun again with the same chunks,
 * nothing is made twice.
 */
export async function sendAll(chunks: readonly Chunk[], target: Target, start: Progress, signal: AbortSignal, onProgress: (progress: Progress) => void, request: Post = post, wait = pause): Promise<Progress> {
  let progress = start;
  for (const { id, tasks } of chunks.slice(Math.ceil(start.sent / CHUNK))) {
    if (signal.aborted) break;
    const query = new URLSearchParams({ id, format: 'jsonl', project: target.project, ...(target.batch && { batch: target.batch }) });
    const lines = tasks.map((task) => JSON.stringify(task.body)).join('\n');
    const { created, errors } = await patiently(() => request(`/api/import?${query}`, lines), signal, wait);
    const failed = errors.map((e) => ({ line: tasks[e.line - 1]!.line, error: e.error }));
    progress = { sent: progress.sent + tasks.length, created: progress.created + created, failed: [...progress.failed, ...failed] };
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
