import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Remaps } from '../../annotation/keys/bindings';

interface KeyChoices {
  readonly remaps: Remaps;
  /** They differ from what other devices can know. */
  readonly changed: boolean;
  set: (action: string, keys: readonly string[]) => void;
  restore: () => void;
  /** Keys of another device take their place. */
  took: (remaps: Remaps) => void;
  /** Other devices can know these now. */
  told: (remaps: Remaps) => void;
}

/** A person's own keys; on this device at once, on others when somebody carries them there. */
export const useRemaps = create<KeyChoices>()(
  persist(
    (set) => ({
      remaps: {},
      changed: false,
      set: (action, keys) => set((s) => ({ remaps: { ...s.remaps, [action]: keys }, changed: true })),
      restore: () => set({ remaps: {}, changed: true }),
      took: (remaps) => set({ remaps, changed: false }),
      told: (remaps) => set((s) => ({ changed: s.remaps !== remaps })),
    }),
    { name: 'scheduler.keys', partialize: ({ remaps, changed }) => ({ remaps, changed }) },
  ),
);
