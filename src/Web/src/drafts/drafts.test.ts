import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDrafts, type DraftDatabase } from './database';
import { newer, toShared, type Draft } from './draft';
import { keptMs, listDrafts, loadDraft, markDraft, removeDraft, saveDraft, sweepDrafts, wipeDrafts } from './drafts';
import { bringBack, putAway, unsentOf, type KeepingPlace } from './kept';
import { lastWords, sayLast, unsayLast } from './lastWords';
import { holdTask, type Hold } from './lock';
import { deviceNotes, noteName, wipeNotes } from './notes';
import { Outbox, Refused, type Outcome, type Outgoing, type Sent } from './outbox';

let db: DraftDatabase;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  db = await openDrafts();
});
afterEach(async () => {
  db.close();
  localStorage.clear();
  vi.useRealTimers();
  await deleteDB('scheduler.drafts');
});

/** Lets everything that waits for the database go on; its steps are macrotasks that no fake timer holds. */
const breathe = async () => {
  for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
};

const draft = (change: Partial<Draft> = {}): Draft => ({
  key: 'ann|t1', person: 'ann', task: 't1', token: 5, type: 'categorization', project: 'p', paramVersion: 0, params: {}, attachments: [], response: { category: 'cat' }, unfinished: null, rev: 1, activeMs: 0, at: 1, state: 'open', ...change,
});

describe('a draft', () => {
  it('is there after the page was closed', async () => {
    await saveDraft(db, draft({ unfinished: { kind: 'polygon', points: [{ x: 1, y: 2 }], label: 'cat' } }));
    db.close();
    db = await openDrafts();
    expect(await loadDraft(db, 'ann|t1')).toEqual(draft({ unfinished: { kind: 'polygon', points: [{ x: 1, y: 2 }], label: 'cat' } }));
  });

  it('that a page wrote down as it went away is taken up by the next, once, wherever drafts are looked for', async () => {
    await saveDraft(db, draft({ rev: 3 }));
    sayLast(draft({ rev: 4, response: { category: 'dog' } }));
    sayLast(draft({ key: 'bob|t1', person: 'bob' }));
    expect((await loadDraft(db, 'ann|t1'))?.response).toEqual({ category: 'dog' });
    expect(lastWords()).toEqual([]);
    expect(await listDrafts(db, 'bob')).toHaveLength(1);
  });

  it('that was written after all, answered or wiped is not taken up', async () => {
    sayLast(draft({ rev: 4 }));
    unsayLast(draft({ rev: 3 }));
    expect(lastWords()).toHaveLength(1);
    unsayLast(draft({ rev: 4 }));
    expect(lastWords()).toEqual([]);
    sayLast(draft());
    await removeDraft(db, 'ann|t1');
    expect(await loadDraft(db, 'ann|t1')).toBeNull();
    sayLast(draft());
    sayLast(draft({ key: 'anna|t1', person: 'anna' }));
    await wipeDrafts(db, 'ann');
    expect(lastWords().map((d) => d.person)).toEqual(['anna']);
  });

  it('is not replaced by an older one, and is by that of a later lease', async () => {
    await saveDraft(db, draft({ rev: 7 }));
    await saveDraft(db, draft({ rev: 6, response: {} }));
    expect((await loadDraft(db, 'ann|t1'))?.rev).toBe(7);
    await saveDraft(db, draft({ rev: 1, token: 6 }));
    expect((await loadDraft(db, 'ann|t1'))?.token).toBe(6);
  });

  it('whose lease was lost stays readable, with the reason, until it is old', async () => {
    await saveDraft(db, draft());
    await markDraft(db, 'ann|t1', 5, 'lost', 'expired');
    expect(await listDrafts(db, 'ann')).toMatchObject([{ state: 'lost', reason: 'expired', response: { category: 'cat' } }]);
    await sweepDrafts(db, keptMs);
    expect(await listDrafts(db, 'ann')).toHaveLength(1);
    await sweepDrafts(db, keptMs + 2);
    expect(await listDrafts(db, 'ann')).toEqual([]);
  });

  it('of another person is not shown; nothing of a person is left after their sign-out, and what others left stays theirs', async () => {
    await db.put('outbox', answer(1));
    await db.put('outbox', answer(2, { person: 'bob' }));
    await saveDraft(db, draft());
    await saveDraft(db, draft({ key: 'bob|t1', person: 'bob' }));
    expect(await listDrafts(db, 'ann')).toHaveLength(1);
    await wipeDrafts(db, 'ann');
    expect(await listDrafts(db, 'ann')).toEqual([]);
    expect(await listDrafts(db, 'bob')).toHaveLength(1);
    expect((await db.getAll('outbox')).map((e) => e.person)).toEqual(['bob']);
  });

  it('that was written a moment after its lease ended stays among the lost, until the task is in hand again', async () => {
    await saveDraft(db, draft());
    await markDraft(db, 'ann|t1', 5, 'lost', 'expired');
    await saveDraft(db, draft({ rev: 2, response: { category: 'dog' } }));
    expect(await listDrafts(db, 'ann')).toMatchObject([{ state: 'lost', reason: 'expired', response: { category: 'dog' } }]);
    await markDraft(db, 'ann|t1', 6, 'open');
    expect((await loadDraft(db, 'ann|t1'))?.state).toBe('open');
  });

  it('of this device stands against the server’s copy: the newer counts, and foreign text never does', () => {
    const shared = toShared(draft({ rev: 3, response: { category: 'dog' } }));
    expect(newer(draft({ rev: 2 }), shared)?.response).toEqual({ category: 'dog' });
    expect(newer(draft({ rev: 3 }), shared)?.response).toEqual({ category: 'cat' });
    expect(newer(null, shared)?.rev).toBe(3);
    expect(newer(draft(), '{"other":"program"}')?.rev).toBe(1);
    expect(newer(null, 'no json')).toBeNull();
  });
});

describe('a sign-out', () => {
  /** A server's side of what waits there. */
  const waiting = () => {
    const texts = new Map<string, string>();
    const place: KeepingPlace = {
      list: () => Promise.resolve([...texts.keys()].map((id) => ({ id }))),
      read: (id) => Promise.resolve(texts.get(id)!),
      put: (id, text) => Promise.resolve(texts.set(id, text)),
      remove: (id) => Promise.resolve(texts.delete(id)),
    };
    return { texts, place };
  };

  beforeEach(() => localStorage.clear());

  it('carries every kind of unsent work to the next sign-in, on whatever device', async () => {
    const { texts, place } = waiting();
    const note = JSON.stringify({ of: 'taxonomy', project: 'cats', at: 3, params: {} });
    await saveDraft(db, draft());
    await saveDraft(db, draft({ key: 'ann|t2', task: 't2', state: 'lost', reason: 'expired' }));
    await saveDraft(db, draft({ key: 'bob|t1', person: 'bob' }));
    await db.put('outbox', answer(1));
    localStorage.setItem(noteName('ann', 'p1'), note);
    localStorage.setItem(noteName('anna', 'p1'), note);

    const { left } = await putAway(await unsentOf(db, deviceNotes, 'ann'), place);
    expect(left).toEqual([]);
    await wipeDrafts(db, 'ann');
    wipeNotes('ann');
    expect(await unsentOf(db, deviceNotes, 'ann')).toEqual([]);
    expect(await unsentOf(db, deviceNotes, 'anna')).toHaveLength(1);

    await bringBack(db, deviceNotes, place, 'ann');
    expect(await loadDraft(db, 'ann|t1')).toEqual(draft());
    expect((await loadDraft(db, 'ann|t2'))?.reason).toBe('expired');
    expect(await db.getAll('outbox')).toEqual([answer(1)]);
    expect(localStorage.getItem(noteName('ann', 'p1'))).toBe(note);
    expect(texts.size).toBe(0);
  });

  it('names what cannot be put away, and puts away the rest', async () => {
    const { texts, place } = waiting();
    const full = new Error('too large');
    await saveDraft(db, draft({ at: 1 }));
    await saveDraft(db, draft({ key: 'ann|t2', task: 't2', at: 2 }));
    const { left, ids } = await putAway(await unsentOf(db, deviceNotes, 'ann'), { ...place, put: (id, text) => (text.includes('"t1"') ? Promise.reject(full) : place.put(id, text)) });
    expect(left).toMatchObject([{ unsent: { kind: 'draft', draft: { task: 't1' } }, error: full }]);
    expect([...texts.keys()]).toEqual(ids);
  });

  it('takes what the disk would not keep from the screen', async () => {
    await saveDraft(db, draft());
    expect(await unsentOf(db, deviceNotes, 'ann', [draft({ rev: 2 })])).toMatchObject([{ draft: { rev: 2 } }]);
  });

  it('lets nothing that was left behind replace newer work, nor leave the server before it is safe here', async () => {
    const { texts, place } = waiting();
    await putAway([{ kind: 'draft', project: 'p', at: 1, draft: draft({ rev: 3 }) }], place, () => 'old');
    texts.set('foreign', '{"other":"program"}');
    await saveDraft(db, draft({ rev: 7 }));
    await bringBack(db, deviceNotes, place, 'ann');
    expect((await loadDraft(db, 'ann|t1'))?.rev).toBe(7);
    expect([...texts.keys()]).toEqual(['foreign']);

    await putAway([{ kind: 'draft', project: 'p', at: 1, draft: draft({ rev: 9 }) }], place, () => 'new');
    db.close();
    await expect(bringBack(db, deviceNotes, place, 'ann')).rejects.toThrow();
    expect(texts.has('new')).toBe(true);
  });
});

const answer = (n: number, change: Partial<Outgoing> = {}): Outgoing => ({
  command: `c${n}`, person: 'ann', draft: `ann|t${n}`, project: 'p', task: `t${n}`, token: n, response: '{}', verdict: null, reason: null, activeMs: 0, at: n, ...change,
});

/** A server that answers as it is told: with an outcome, or by an error. */
function box(script: (entry: Outgoing) => Outcome | Error) {
  const tried: string[] = [];
  const done: string[] = [];
  const outbox = new Outbox<null>(
    db,
    (entry): Promise<Sent<null>> => {
      tried.push(entry.command);
      const said = script(entry);
      return said instanceof Error ? Promise.reject(said) : Promise.resolve({ outcome: said, reply: null });
    },
    (entry, { outcome }) => void done.push(`${entry.command} ${outcome}`),
  );
  return { outbox, tried, done };
}

describe('the outbox', () => {
  it('sends in order and forgets what was settled', async () => {
    const { outbox, done } = box(() => 'accepted');
    await outbox.add(answer(1));
    await outbox.add(answer(2));
    await breathe();
    expect(done).toEqual(['c1 accepted', 'c2 accepted']);
    expect(await db.count('outbox')).toBe(0);
  });

  it('repeats the same command while the line is broken, and the next answers wait behind it', async () => {
    let broken = true;
    const { outbox, tried, done } = box(() => (broken ? new Error('offline') : 'accepted'));
    await outbox.add(answer(1));
    await outbox.add(answer(2));
    await breathe();
    expect(new Set(tried)).toEqual(new Set(['c1']));
    expect(outbox.waiting.map((e) => e.command)).toEqual(['c1', 'c2']);
    broken = false;
    outbox.now();
    await breathe();
    expect(done).toEqual(['c1 accepted', 'c2 accepted']);
  });

  it('tries again by itself', async () => {
    let failures = 2;
    const { outbox, done } = box(() => (failures-- > 0 ? new Error('unsettled') : 'salvaged'));
    await outbox.add(answer(1));
    for (let i = 0; i < 4; i++) {
      await breathe();
      await vi.advanceTimersByTimeAsync(15_000);
    }
    await breathe();
    expect(done).toEqual(['c1 salvaged']);
  });

  it('takes up after a crash what was never settled', async () => {
    const before = box(() => new Error('offline'));
    await before.outbox.add(answer(2));
    await before.outbox.add(answer(1));
    await breathe();
    before.outbox.stop();
    db.close();
    db = await openDrafts();
    const after = box(() => 'accepted');
    await after.outbox.open('ann');
    await breathe();
    expect(after.done).toEqual(['c1 accepted', 'c2 accepted']);
  });

  it('repeats the command of an answer whose outcome could not be written down', async () => {
    let crash = true;
    const tried: string[] = [];
    const outbox = new Outbox<null>(db, (e) => (tried.push(e.command), Promise.resolve({ outcome: 'accepted', reply: null })), () => {
      if (crash) throw new Error('crash');
    });
    await outbox.add(answer(1));
    await breathe();
    crash = false;
    outbox.now();
    await breathe();
    expect(tried).toEqual(['c1', 'c1']);
    expect(outbox.waiting).toEqual([]);
  });

  it('keeps what is refused for good, with the words, and goes on with the next', async () => {
    const { outbox, done } = box((e) => (e.command === 'c1' ? new Refused('bad_request: response') : 'accepted'));
    await outbox.add(answer(1));
    await outbox.add(answer(2));
    await breathe();
    expect(done).toEqual(['c2 accepted']);
    expect(outbox.waiting).toMatchObject([{ command: 'c1', refused: 'bad_request: response' }]);
    await outbox.drop('c1');
    expect(await db.count('outbox')).toBe(0);
  });

  it('tells when nothing is on its way any more, and does not wait for ever', async () => {
    let broken = true;
    const { outbox } = box((e) => (broken ? new Error('offline') : e.command === 'c2' ? new Refused('no') : 'accepted'));
    await outbox.idle(10);
    await outbox.add(answer(1));
    await outbox.add(answer(2));
    let idle = '';
    void outbox.idle(1_000).then(() => (idle += 'first'));
    await breathe();
    expect(idle).toBe('');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(idle).toBe('first');
    void outbox.idle(60_000).then(() => (idle += ' second'));
    broken = false;
    outbox.now();
    await breathe();
    expect(idle).toBe('first second');
  });

  it('does not send what another person left', async () => {
    await db.put('outbox', answer(1, { person: 'bob' }));
    const { outbox, tried } = box(() => 'accepted');
    await outbox.open('ann');
    await breathe();
    expect(tried).toEqual([]);
  });
});

/** The part of Web Locks that is used, for one name. */
function oneLock(): LockManager {
  const queue: (() => void)[] = [];
  let held = false;
  const take = async (callback: (lock: Lock | null) => unknown) => {
    held = true;
    await callback({ name: 'x', mode: 'exclusive' });
    held = false;
    queue.shift()?.();
  };
  return {
    query: () => Promise.resolve({}),
    request: ((_: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
      if (!held) return take(callback);
      if (options.ifAvailable) return Promise.resolve(callback(null));
      return new Promise<void>((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        queue.push(() => void take(callback).then(resolve));
      });
    }) as LockManager['request'],
  };
}

describe('two tabs', () => {
  it('tell each other what they wrote', async () => {
    const other = new BroadcastChannel('scheduler.drafts');
    const heard: unknown[] = [];
    other.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard.push(data));
    await saveDraft(db, draft());
    await vi.waitFor(() => expect(heard).toEqual(['ann|t1']));
    other.close();
  });

  it('never both write: the second waits read-only and takes over when the first is closed', async () => {
    const locks = oneLock();
    const [first, second]: [Hold[], Hold[]] = [[], []];
    const close = holdTask('t', (h) => first.push(h), undefined, locks);
    await breathe();
    holdTask('t', (h) => second.push(h), undefined, locks);
    await breathe();
    expect([first, second]).toEqual([['asking', 'own'], ['asking', 'elsewhere']]);
    close();
    await breathe();
    expect(second).toEqual(['asking', 'elsewhere', 'own']);
  });

  it('the second may change nothing before it knows what became of the work in the first', async () => {
    const locks = oneLock();
    const second: Hold[] = [];
    const close = holdTask('t', () => {}, undefined, locks);
    await breathe();
    let known = () => {};
    holdTask('t', (h) => second.push(h), () => new Promise<void>((resolve) => (known = resolve)), locks);
    await breathe();
    close();
    await breathe();
    expect(second).toEqual(['asking', 'elsewhere']);
    known();
    await breathe();
    expect(second).toEqual(['asking', 'elsewhere', 'own']);
  });
});
