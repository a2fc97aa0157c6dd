import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../annotation/json';
import { draftKey, newer, toShared, type Draft, type Unfinished } from '../../drafts/draft';
import { loadDraft, markDraft, saveDraft } from '../../drafts/drafts';
import { sayLast, unsayLast } from '../../drafts/lastWords';
import { whileUnsaved } from '../../drafts/unsaved';
import { Writer, type SaveState } from '../../drafts/writer';
import type { Work } from '../../workspace/Workspace';
import { useStation } from '../live/context';
import type { Assignment } from '../live/messages';
import type { ActiveClock } from './activeTime';

/** The server gets a copy for the person's other connections at most this often, in milliseconds. */
const shareEvery = 8_000;

export interface Begin {
  readonly response: JsonObject | null;
  readonly unfinished: Unfinished | null;
}

export interface Saved {
  readonly state: SaveState | 'new';
  readonly at: number | null;
  /** The server has it too. */
  readonly shared: boolean;
}

/** The draft of the task in hand: what to begin with, and where every change goes. */
export function useTaskDraft(assignment: Assignment, params: JsonObject, project: string, clock: ActiveClock, own: boolean) {
  const { db, person, live } = useStation();
  const [begin, setBegin] = useState<Begin | null>(null);
  const [saved, setSaved] = useState<Saved>({ state: 'new', at: null, shared: true });
  // The server's copy as it was when the task opened: later ones are our own, come back.
  const [shared] = useState(assignment.draft);
  const rev = useRef(0);
  const latest = useRef<Draft | null>(null);
  const key = draftKey(person, assignment.task);

  useEffect(() => {
    if (!own) return;
    let gone = false;
    void loadDraft(db, key).then(async (draft) => {
      // Told as lost by mistake, or by an older lease: it is in hand.
      if (draft?.state === 'lost') await markDraft(db, key, assignment.token, 'open');
      if (gone) return;
      const start = newer(draft, shared);
      rev.current = start?.rev ?? 0;
      clock.restore(start?.activeMs ?? 0);
      setBegin({ response: start?.response ?? null, unfinished: start?.unfinished ?? null });
    }, () => !gone && setBegin({ response: null, unfinished: null }));
    return () => {
      gone = true;
    };
  }, [db, key, own, shared, clock, assignment.token]);

  const [writer] = useState(() => new Writer<Draft>(
    (draft) => saveDraft(db, draft).then(() => unsayLast(draft)),
    (state) => setSaved((s) => ({ ...s, state, ...(state === 'saved' && { at: Date.now() }) })),
  ));
  const [share] = useState(() => new Writer<Draft>(async (draft) => {
    await live.saveDraft(draft, toShared(draft));
    setSaved((s) => ({ ...s, shared: latest.current === draft }));
  }, undefined, shareEvery));

  useEffect(() => {
    const flush = () => void writer.flush();
    // Beside the write, not instead of it: of a page that goes away the database gets to hear nothing any more.
    const leave = () => {
      sayLast(writer.unwritten);
      flush();
    };
    const forget = whileUnsaved(writer);
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      forget();
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', leave);
      flush();
      share.stop();
    };
  }, [writer, share]);

  const change = ({ response, unfinished }: Work) => {
    const { task, token, type, paramVersion, attachments } = assignment;
    const draft: Draft = { key, person, task, token, type, project, paramVersion, params, attachments: attachments ?? [], response, unfinished, rev: ++rev.current, activeMs: clock.read(), at: Date.now(), state: 'open' };
    latest.current = draft;
    setSaved((s) => ({ ...s, shared: false }));
    writer.put(draft);
    share.put(draft);
  };
  return { key, begin, saved, change, latest, flush: () => writer.flush() };
}
