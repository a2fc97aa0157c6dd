import { PSEUDO, PSEUDO_RTL } from './pseudo';

/** What a person may choose in the settings. The pseudo-locales are for those who build and translate. */
export const languages = [
  { id: 'en', name: 'English' },
  { id: PSEUDO, name: 'Ţéšţ (longer, accented)' },
  { id: PSEUDO_RTL, name: 'Ţéšţ (right to left)' },
] as const;

export type Language = (typeof languages)[number]['id'];

export const direction = (language: string): 'ltr' | 'rtl' => (language.startsWith('ar') ? 'rtl' : 'ltr');
