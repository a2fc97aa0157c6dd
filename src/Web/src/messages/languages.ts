import { PSEUDO, PSEUDO_RTL } from './pseudo';

const english = { id: 'en', name: 'English' } as const;

/** For those who build and translate. */
const pseudoLocales = [
  { id: PSEUDO, name: 'Ţéšţ (longer, accented)' },
  { id: PSEUDO_RTL, name: 'Ţéšţ (right to left)' },
] as const;

export type Language = 'en' | (typeof pseudoLocales)[number]['id'];

/** In a browser whose storage has this name the pseudo-locales can be chosen in a built client too. */
export const PSEUDO_SWITCH = 'scheduler.pseudo';

/** What a person may choose in the settings: what they have chosen is always among it. */
export function languagesFor(chosen: Language): readonly { readonly id: Language; readonly name: string }[] {
  const building = import.meta.env.DEV || chosen !== english.id || localStorage.getItem(PSEUDO_SWITCH) !== null;
  return building ? [english, ...pseudoLocales] : [english];
}

export const direction = (language: string): 'ltr' | 'rtl' => (language.startsWith('ar') ? 'rtl' : 'ltr');
