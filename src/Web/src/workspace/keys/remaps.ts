import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Remaps } from '../../annotation/keys/bindings';

interface KeyChoices {
  readonly remaps: Remaps;
  set: (action: string, keys: readonly string[]) => void;
  restore: () => void;
}

/** A person's own keys on this device. */
export const useRemaps = create<KeyChoices>()(
  persist((set) => ({ remaps: {}, set: (action, keys) => set((s) => ({ remaps: { ...s.remaps, [action]: keys } })), restore: () => set({ remaps: {} }) }), {
    name: 'scheduler.keys',
    partialize: ({ remaps }) => ({ remaps }),
  }),
);
