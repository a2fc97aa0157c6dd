import { drafts, keepStorage } from '../../drafts/database';
import { draftKey } from '../../drafts/draft';
import { listDrafts, markDraft, removeDraft, sweepDrafts } from '../../drafts/drafts';
import { Outbox, type Outgoing, type Sent } from '../../drafts/outbox';
import { LiveSession } from './live';
import type { SubmitResult } from './messages';
import type { Settled, Station } from './context';

/** Everything an annotator's pages share: the live session, this device's drafts, and the answers on their way. */
export async function openStation(person: string): Promise<Station & { close: () => Promise<void> }> {
  const db = await drafts();
  void keepStorage().catch(() => false);
  void sweepDrafts(db, Date.now());
  const isSending = (draft: string) => outbox.waiting.some((e) => e.draft === draft);
  const listeners = new Set<(settled: Settled) => void>();
  const clock = serverClock();
  const live = new LiveSession(() => {
    outbox.now();
    void clock.measure();
    void reconcile();
  });
  const outbox = new Outbox<SubmitResult>(db, live.submit, async (entry, sent) => {
    await settle(entry, sent);
    for (const listener of listeners) listener({ task: entry.task, token: entry.token, outcome: sent.outcome, problems: sent.reply.problems });
  });

  /** Work begun on another day, whose lease ended while no page was open, is told as lost: the server knows what is in hand. */
  async function reconcile(): Promise<void> {
    const held = new Set(live.state.getState().assignments.map((a) => a.task));
    for (const { key, task, token, state } of await listDrafts(db, person))
      if (state === 'open' && !held.has(task) && !isSending(key)) await markDraft(db, key, token, 'lost', 'gone');
  }

  /** The draft goes when its answer counts; else it stays to be mended or read. */
  async function settle({ draft, token }: Outgoing, { outcome }: Sent<SubmitResult>): Promise<void> {
    if (outcome === 'accepted' || outcome === 'salvaged') await removeDraft(db, draft);
    else if (outcome === 'late' || outcome === 'unknown_lease' || outcome === 'already_submitted') await markDraft(db, draft, token, 'lost', outcome);
    else await markDraft(db, draft, token, 'open');
  }

  // A lease that ended while nobody looked: its draft is marked, so that it is found among the lost.
  const forget = live.state.subscribe((now, before) => {
    if (now.ended !== before.ended) for (const { task, token, reason, said } of now.ended) void markDraft(db, draftKey(person, task), token, 'lost', reason, said);
    // Answered on another device: what was done here was no part of it. An answer of this device settles its draft itself.
    for (const over of now.finished) {
      const key = draftKey(person, over.task);
      if (!before.finished.includes(over) && !isSending(key)) void markDraft(db, key, over.token, 'lost', over.reason === 'released' ? over.reason : 'finished');
    }
  });
  live.start();
  await outbox.open(person);
  return {
    person,
    live,
    db,
    outbox,
    offset: clock.offset,
    onSettled: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      forget();
      outbox.stop();
      await live.stop();
    },
  };
}

/** The server's clock by the date of its answers: good to a second, which a countdown needs. */
function serverClock() {
  let offset = 0;
  return {
    offset: () => offset,
    measure: async () => {
      try {
        const before = Date.now();
        const response = await window.fetch('/api/session', { method: 'GET' });
        const said = Date.parse(response.headers.get('date') ?? '');
        if (Number.isFinite(said)) offset = said + 500 - (before + Date.now()) / 2;
      } catch {
        // Measured again with the next connect.
      }
    },
  };
}
