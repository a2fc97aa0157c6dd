import type { Checked } from './check';

/** Tasks of one request: few enough that progress is seen and a broken line costs little. */
export const PIECE = 500;

/** The last line that an import takes, as the server has it. */
const MOST_LINES = 1_000_000;

/** Tasks that go in one request, as lines of the import. */
export interface Piece {
  /** Which line of the import it begins with: the one after the piece before. */
  first: number;
  /** Its lines and blank ones between them, so that each is at its own number. */
  body: string;
  rows: number;
}

/** One upload is one import: however often its pieces are sent, under its id the server makes each task once. */
export interface Parcel {
  id: string;
  pieces: Piece[];
  /** The line of the source that a line of the import came from. */
  sourceLine: (line: number) => number;
}

/** The number of each task in the import is that of its row in the source; where several rows share a line of theirs, or there are too many lines, the next one free. */
export function parcelOf(good: Checked['good']): Parcel {
  const far = (good.at(-1)?.line ?? 0) > MOST_LINES;
  const moved = new Map<number, number>();
  const pieces: Piece[] = [];
  let last = 0;
  for (let from = 0; from < good.length; from += PIECE) {
    const tasks = good.slice(from, from + PIECE);
    const first = last + 1;
    let body = '';
    for (const task of tasks) {
      const line = far ? last + 1 : Math.max(last + 1, task.line);
      if (line !== task.line) moved.set(line, task.line);
      body += '\n'.repeat(line - last - (body === '' ? 1 : 0)) + JSON.stringify(task.body);
      last = line;
    }
    pieces.push({ first, body, rows: tasks.length });
  }
  return { id: crypto.randomUUID(), pieces, sourceLine: (line) => moved.get(line) ?? line };
}
