import { create } from 'zustand';
import type { Session } from './wire';

export type Role = Session['role'];

interface SessionState {
  /** undefined: not asked yet; null: nobody. */
  session: Session | null | undefined;
  /** The person signed out: the sign-in is for whoever comes next. */
  left: boolean;
  began: (session: Session) => void;
  /** The server knows us no more: shows the sign-in, which leads back here unless the person `left`. */
  ended: (how?: 'left') => void;
}

export const useSession = create<SessionState>()((set, get) => ({
  session: undefined,
  left: false,
  began: (session) => set({ session, left: false }),
  ended: (how) => get().session !== null && set({ session: null, left: how === 'left' }),
}));

/** Tabs of this browser share the session: who signs out in one has left them all. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('scheduler.session');

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, its own
export const tellOtherTabs = (): void => tabs?.postMessage('left');

/** What else must be done when another tab signed out: before this tab's pages go, and write what they hold. */
const leaving = new Set<() => void>();

export const onLeft = (act: () => void): void => void leaving.add(act);

tabs?.addEventListener('message', () => {
  for (const act of leaving) act();
  useSession.getState().ended('left');
});

export type Area = 'annotate' | 'console' | 'ops';

/** The parts of the product this person may enter, the one they start in first. */
export function areasOf(session: Session): Area[] {
  const areas: Area[] = [];
  if (session.role !== 'labeler') areas.push('console');
  if (session.role === 'manager' || session.role === 'admin' || session.operator) areas.push('ops');
  if (session.labels || session.role === 'labeler') areas.push('annotate');
  if (session.role === 'manager') areas.sort((a, b) => Number(b === 'ops') - Number(a === 'ops'));
  return areas;
}
