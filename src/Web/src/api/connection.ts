import { create } from 'zustand';

export type LinkState = 'connecting' | 'connected' | 'reconnecting';

interface ConnectionState {
  online: boolean;
  /** State of each live link, by its path. */
  links: Record<string, LinkState>;
  tell: (path: string, state: LinkState) => void;
  forget: (path: string) => void;
}

/** Whether the server hears us: the browser's word and every hub link. A hub alone says "connected" long after the network went. */
export const useConnection = create<ConnectionState>()((set) => ({
  online: navigator.onLine,
  links: {},
  tell: (path, state) => set((s) => ({ links: { ...s.links, [path]: state } })),
  forget: (path) => set((s) => ({ links: Object.fromEntries(Object.entries(s.links).filter(([key]) => key !== path)) })),
}));

window.addEventListener('online', () => useConnection.setState({ online: true }));
window.addEventListener('offline', () => useConnection.setState({ online: false }));

export type Standing = 'offline' | LinkState;

/** One word for the status chip: the worst of all. */
export function standing({ online, links }: Pick<ConnectionState, 'online' | 'links'>): Standing {
  if (!online) return 'offline';
  const states = Object.values(links);
  return states.find((s) => s === 'reconnecting') ?? states.find((s) => s === 'connecting') ?? 'connected';
}
