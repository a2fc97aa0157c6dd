import { expect, test } from 'vitest';
import { ApiError } from '../../api/errors';
import { check } from './check';
import { guess, taskOf } from './mapping';
import { parcelOf, type Parcel } from './pieces';
import { isUnsure, nothingYet as nothing, sendAll } from './sending';
import { readSource } from './source';

test('the text itself says what it is', async () => {
  expect((await readSource('a', 'https://x.org/1.jpg\n\nhttps://x.org/2.jpg\n')).rows.map((r) => r.line)).toEqual([1, 3]);
  expect((await readSource('a', '{"a":1}\n[2]\n{"b":')).rows.map((r) => r.error !== undefined)).toEqual([false, true, true]);
  expect((await readSource('a', '[{"a":1},{"b":2}]')).columns).toEqual(['a', 'b']);
  const csv = await readSource('a', '\uFEFFurl,name\r\n"https://x.org/1.jpg","a, ""b"""\r\nhttps://x.org/2.jpg,c,d\r\nhttps://x.org/3.jpg\r\n');
  expect(csv.columns).toEqual(['url', 'name']);
  expect(csv.rows[0]!.values.name).toBe('a, "b"');
  expect(csv.rows.slice(1).map((r) => r.error)).toEqual(['The row has 3 values; the header has 2.', 'The row has 1 value; the header has 2.']);
});

test('columns are known by name and by value, the rest is metadata', async () => {
  const source = await readSource('a', 'id,picture,camera,tags,\n1,https://x.org/1.jpg,north,"day;rain",\n');
  const mapping = guess(source);
  expect(mapping).toEqual({ id: 'unique_id', picture: 'attachment', camera: 'metadata', tags: 'tags', 'column 5': 'ignore' });
  expect(taskOf(source.rows[0]!, mapping, 'imageannotation')).toEqual({ body: { unique_id: '1', attachment: 'https://x.org/1.jpg', metadata: { camera: 'north' }, tags: ['day', 'rain'] } });
});

test('one bad value is an error of its row, and its column stays what most of it is', async () => {
  for (const column of ['attachment', 'picture']) {
    const lines = Array.from({ length: 300 }, (_, i) => (i === 0 || i === 250 ? 'lost.jpg' : `https://x.org/${i}.jpg`));
    const source = await readSource('a', `${column},id\n${lines.map((line, i) => `${line},${i}\n`).join('')}`);
    const mapping = guess(source);
    expect(mapping[column]).toBe('attachment');
    for (const type of ['imageannotation', 'categorization']) {
      const { good, bad } = await check(source, mapping, type);
      expect(good.length).toBe(298);
      expect(bad.map((b) => b.line)).toEqual([2, 252]);
      expect(bad[0]!.error).toContain('lost.jpg');
    }
  }
  const texts = await readSource('a', `attachment,id\n${Array.from({ length: 9 }, (_, i) => `a text,${i}\n`).join('')}https://x.org,9\n`);
  expect(guess(texts).attachment).toBe('text');
});

test('the filled cells of a small file decide by their majority, and ids have many names', async () => {
  const source = await readSource('a', 'picture,camera,uid\nhttps://x.org/a.jpg,front,u1\nnot a url,back,u2\nhttps://x.org/c.jpg,front,u3\n,empty,u4\n');
  const mapping = guess(source);
  expect(mapping).toEqual({ picture: 'attachment', camera: 'metadata', uid: 'unique_id' });
  const { good, bad } = await check(source, mapping, 'imageannotation');
  expect([good.map((g) => g.line), bad.map((b) => b.line)]).toEqual([[2, 4], [3, 5]]);
  for (const column of ['external_id', 'unique id', 'UUID', 'task-id']) expect(guess(await readSource('a', `${column},camera_id\n1,2\n`))).toEqual({ [column]: 'unique_id', camera_id: 'metadata' });
});

test("what the person says a column is, it is, and each value is held against it", async () => {
  const source = await readSource('a', 'file,id\na.jpg,1\nhttps://x.org/b.jpg,2\n');
  const { good, bad } = await check(source, { file: 'attachment', id: 'unique_id' }, 'imageannotation');
  expect([good.map((g) => g.line), bad.map((b) => b.line)]).toEqual([[3], [2]]);
  expect((await check(source, { file: 'attachment', id: 'unique_id' }, 'categorization')).good.length).toBe(2);
});

test('a picture that was stored becomes its attachment; its file name only says where it came from', () => {
  const source = { name: 'a.jpg', columns: ['attachment', 'file'], rows: [{ line: 1, values: { attachment: 'scaledata://x/y', file: 'a.jpg' } }] };
  expect(taskOf(source.rows[0]!, guess(source), 'imageannotation')).toEqual({ body: { attachment: 'scaledata://x/y', metadata: { file: 'a.jpg' } } });
  expect(taskOf(source.rows[0]!, guess(source), 'textcollection')).toMatchObject({ body: { attachments: [{ type: 'image', content: 'scaledata://x/y' }] } });
});

test('a JSON line that is a task already stays what it is', async () => {
  const source = await readSource('a', '{"attachment":"https://x.org/1.jpg","metadata":{"a":1},"hypothesis":{"annotations":[]},"unique_id":"u"}');
  expect(taskOf(source.rows[0]!, guess(source), 'imageannotation')).toEqual({ body: { ...source.rows[0]!.values } });
});

test('texts and pairs go where their type wants them', async () => {
  const text = await readSource('a', 'text\nhello\n');
  expect(taskOf(text.rows[0]!, guess(text), 'namedentityrecognition')).toEqual({ body: { text: 'hello' } });
  expect(taskOf(text.rows[0]!, guess(text), 'categorization')).toEqual({ body: { attachment: 'hello', attachment_type: 'text' } });
  expect(taskOf(text.rows[0]!, guess(text), 'textcollection')).toEqual({ body: { attachments: [{ type: 'text', content: 'hello' }] } });
  const pair = await readSource('a', 'left,right\nhttps://x.org/1,https://x.org/2\n');
  expect(taskOf(pair.rows[0]!, guess(pair), 'comparison')).toEqual({ body: { attachments: ['https://x.org/1', 'https://x.org/2'] } });
});

test('an id given twice, a bad number and nothing to label are told with their lines', async () => {
  const source = await readSource('a', 'id,url,priority\n1,https://x.org/1,10\n1,https://x.org/2,10\n2,https://x.org/3,high\n3,,1\n');
  const { good, bad } = await check(source, { id: 'unique_id', url: 'attachment', priority: 'priority' }, 'imageannotation');
  expect(good.map((g) => g.line)).toEqual([2]);
  expect(bad.map((b) => b.line)).toEqual([3, 4, 5]);
});

const tasks = (n: number) => parcelOf(Array.from({ length: n }, (_, i) => ({ line: i + 2, body: { attachment: `https://x.org/${i}` } })));
const now = () => Promise.resolve();
const running = () => new AbortController().signal;

/** A server that makes each line of an import once, refuses some, and may lose an answer after it did. */
function server({ lost = () => false, wrong = () => false }: { lost?: (call: number) => boolean; wrong?: (line: number) => boolean } = {}) {
  const made = new Set<number>();
  const errors: { line: number; error: string }[] = [];
  const ids = new Set<string>();
  let [calls, last, done] = [0, 0, false];
  return {
    made,
    ids,
    get done() {
      return done;
    },
    post: async (path: string, body: string) => {
      const query = new URL(path, 'https://x.org').searchParams;
      ids.add(query.get('id')!);
      const first = Number(query.get('first_line'));
      if (first > last + 1) throw new ApiError(409, `The import has its lines up to ${last}.`);
      body.split('\n').forEach((text, i) => {
        const line = first + i;
        if (line <= last) return;
        last = line;
        if (text === '') return;
        if (wrong(line)) errors.push({ line, error: text });
        else made.add(line);
      });
      done ||= query.get('more') === 'false';
      await now();
      if (lost(++calls)) throw new ApiError(0, 'The server cannot be reached.');
      return { created: made.size, failed: errors.length, errors: errors.slice(0, 1000), last_line: last };
    },
  };
}

test('one upload is one import, in pieces that begin where the one before ended, with progress after each', async () => {
  const seen: number[] = [];
  const plain = server({ wrong: (line) => line % 500 === 4 });
  const end = await sendAll(tasks(1200), { project: 'p' }, nothing, running(), (p) => seen.push(p.sent), plain.post, now);
  expect(seen).toEqual([500, 1000, 1200]);
  expect([end.created, end.refused, plain.ids.size, plain.done]).toEqual([1197, 3, 1, true]);
  expect(end.failed.map((f) => f.line)).toEqual([4, 504, 1004]);
});

test('a line of the import is the line of the source, where rows are left out or share one as well', async () => {
  const lines = (parcel: Parcel) => parcel.pieces.flatMap((p) => p.body.split('\n').map((text, i) => [p.first + i, text] as const)).filter(([, text]) => text !== '');
  const row = (line: number, n: number) => ({ line, body: { n } });
  const sparse = parcelOf([...Array.from({ length: 499 }, (_, i) => row(i + 2, i)), row(700, 499), row(703, 500), row(703, 501), row(704, 502)]);
  expect(sparse.pieces.map((p) => p.first)).toEqual([1, 701]);
  expect(lines(sparse).slice(498)).toEqual([[500, '{"n":498}'], [700, '{"n":499}'], [703, '{"n":500}'], [704, '{"n":501}'], [705, '{"n":502}']]);
  expect([500, 703, 704, 705].map(sparse.sourceLine)).toEqual([500, 703, 703, 704]);
  const far = parcelOf([row(2, 0), row(1_000_001, 1)]);
  expect([lines(far), far.sourceLine(2)]).toEqual([[[1, '{"n":0}'], [2, '{"n":1}']], 1_000_001]);
});

test('a piece whose answer was lost is sent again, with or without unique ids', async () => {
  const flaky = server({ lost: (call) => call === 2 });
  expect(await sendAll(tasks(1200), { project: 'p' }, nothing, running(), () => {}, flaky.post, now)).toEqual({ sent: 1200, created: 1200, refused: 0, failed: [] });
  expect(flaky.made.size).toBe(1200);
});

test('a stop lets the request under way end, and what is sent afterwards doubles nothing', async () => {
  const [parcel, good, stop] = [tasks(1200), server(), new AbortController()];
  const part = sendAll(parcel, { project: 'p' }, nothing, stop.signal, () => {}, good.post, now);
  stop.abort();
  const stopped = await part;
  expect([stopped.sent, stopped.created, good.made.size, good.done]).toEqual([500, 500, 500, false]);
  expect(await sendAll(parcel, { project: 'p' }, stopped, running(), () => {}, good.post, now)).toEqual({ sent: 1200, created: 1200, refused: 0, failed: [] });
  expect([good.made.size, good.done]).toEqual([1200, true]);
});

test('an upload that was given up with an answer missing says so, and goes on without doubles', async () => {
  const [parcel, gone] = [tasks(700), server({ lost: (call) => call <= 6 })];
  let last = nothing;
  const failure = await sendAll(parcel, { project: 'p' }, nothing, running(), (p) => (last = p), gone.post, now).catch((error: unknown) => error);
  expect([isUnsure(failure), last.sent]).toEqual([true, 0]);
  expect((await sendAll(parcel, { project: 'p' }, last, running(), () => {}, gone.post, now)).created).toBe(700);
  expect(gone.made.size).toBe(700);
  expect([isUnsure(new ApiError(429, 'full')), isUnsure(new ApiError(404, 'no project'))]).toEqual([false, false]);
});

test('a request that holds the import still is waited for', async () => {
  let calls = 0;
  const busy = () => (++calls < 20 ? Promise.reject(new ApiError(409, 'Another request is sending this import.')) : Promise.resolve({ created: 2, failed: 0, errors: [], last_line: 3 }));
  expect((await sendAll(tasks(2), { project: 'p' }, nothing, running(), () => {}, busy, now)).created).toBe(2);
});

test('a server that knows no pieces loses none of them without a word', async () => {
  const old = () => Promise.resolve({ created: 500, failed: 0, errors: [], last_line: 500 });
  await expect(sendAll(tasks(700), { project: 'p' }, nothing, running(), () => {}, old, now)).rejects.toThrow('upgraded');
});

test('JSON over several lines is one task, or one error', async () => {
  const one = await readSource('a', '\n{\n  "attachment": "https://x.org/1.jpg",\n  "metadata": {\n    "a": 1\n  }\n}\n');
  expect(one.rows).toEqual([{ line: 2, values: { attachment: 'https://x.org/1.jpg', metadata: { a: 1 } } }]);
  const two = await readSource('a', '{\n  "a": 1\n}\n{\n  "a": 2\n}\n');
  expect(two.rows.map((r) => [r.line, r.error?.includes('over several lines')])).toEqual([[1, true]]);
  expect((await readSource('a', '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]')).rows.map((r) => r.line)).toEqual([2, 5]);
});

test('a column may have any name', async () => {
  const source = await readSource('a', 'url,__proto__,constructor\nhttps://x.org/1.jpg,a,b\n');
  const mapping = guess(source);
  const body = async (given: typeof mapping) => JSON.stringify((await check(source, given, 'imageannotation')).good[0]!.body);
  expect(await body(mapping)).toBe('{"attachment":"https://x.org/1.jpg","metadata":{"__proto__":"a","constructor":"b"}}');
  expect(await body({ ...mapping, ['__proto__']: 'param' as const, constructor: 'ignore' as const })).toBe('{"__proto__":"a","attachment":"https://x.org/1.jpg"}');
  // A line without the column has no value in it, whatever objects are born with.
  const lines = await readSource('a', '{"url":"https://x.org/1.jpg","constructor":"b"}\n{"url":"https://x.org/2.jpg"}');
  expect((await check(lines, guess(lines), 'imageannotation')).good.map((task) => task.body.metadata)).toEqual([{ constructor: 'b' }, undefined]);
});
