import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '../messages/languages';

export type Theme = 'system' | 'light' | 'dark';

/** The two worlds of an organization that never see each other. */
export type Mode = 'live' | 'test';

interface Preferences {
  theme: Theme;
  language: Language;
  /** False: single keys without Ctrl or Alt do nothing (WCAG 2.1.4). */
  singleKeys: boolean;
  mode: Mode;
  set: (change: Partial<Omit<Preferences, 'set'>>) => void;
}

/** What a person chose on this device. public/theme.js reads `theme` before the first paint. */
export const usePreferences = create<Preferences>()(
  persist((set) => ({ theme: 'system', language: 'en', singleKeys: true, mode: 'live', set }), {
    name: 'scheduler.preferences',
    partialize: ({ theme, language, singleKeys, mode }) => ({ theme, language, singleKeys, mode }),
  }),
);

/** Keeps <html data-theme> in step with the choice. */
export function followTheme(): () => void {
  apply(usePreferences.getState().theme);
  return usePreferences.subscribe((state) => apply(state.theme));
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
