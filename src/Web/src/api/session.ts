import { create } from 'zustand';
import type { Session } from './wire';

export type Role = Session['role'];

interface SessionState {
  /** undefined: not asked yet; null: nobody. */
  session: Session | null | undefined;
  began: (session: Session) => void;
  /** The server knows us no more: shows the sign-in, which leads back here. */
  ended: () => void;
}

export const useSession = create<SessionState>()((set, get) => ({
  session: undefined,
  began: (session) => set({ session }),
  ended: () => get().session !== null && set({ session: null }),
}));

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
