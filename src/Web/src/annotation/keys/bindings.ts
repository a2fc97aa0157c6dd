import { isReserved, keyActions, type KeyAction, type KeyScope } from './actions';
import { isSingleCharacter, type Chord } from './chord';

/** A person's own keys, by action; an action that is not named keeps its standard keys, an empty list takes them away. */
export type Remaps = Readonly<Record<string, readonly Chord[]>>;

export interface Conflict {
  readonly chord: Chord;
  /** Ids of the actions that want it; one alone when the key is reserved. */
  readonly actions: readonly string[];
}

export const keysOf = (action: KeyAction, remaps: Remaps): readonly Chord[] => remaps[action.id] ?? action.keys;

/** Actions by chord, for one place. `singleKeys` false leaves out keys that write a character. */
export function bindings(scope: Exclude<KeyScope, 'everywhere'> | null, remaps: Remaps = {}, singleKeys = true): ReadonlyMap<Chord, string> {
  const bound = new Map<Chord, string>();
  for (const action of keyActions)
    if (action.scope === 'everywhere' || action.scope === scope)
      for (const chord of keysOf(action, remaps)) if (singleKeys || !isSingleCharacter(chord)) bound.set(chord, action.id);
  return bound;
}

/** Keys that two actions of one place want, and keys that none may take. */
export function conflicts(remaps: Remaps): readonly Conflict[] {
  const wanted = new Map<Chord, KeyAction[]>();
  for (const action of keyActions) for (const chord of keysOf(action, remaps)) wanted.set(chord, [...(wanted.get(chord) ?? []), action]);
  return [...wanted].flatMap(([chord, actions]) => {
    const clashing = isReserved(chord) ? actions : actions.filter((a) => actions.some((b) => a !== b && meets(a.scope, b.scope)));
    return clashing.length > 0 ? [{ chord, actions: clashing.map((a) => a.id) }] : [];
  });
}

const meets = (a: KeyScope, b: KeyScope): boolean => a === b || a === 'everywhere' || b === 'everywhere';

/** Keys of labels: what the taxonomy says where it is free, then digits in order. */
export function labelKeys(labels: readonly { readonly hotkey?: string }[], remaps: Remaps = {}): readonly (Chord | null)[] {
  const taken = new Set(keyActions.flatMap((a) => keysOf(a, remaps)));
  const asked = labels.map(({ hotkey }) => hotkey?.toUpperCase() ?? null).map((key) => (key !== null && /^[A-Z1-9]$/.test(key) && !taken.has(key) ? key : null));
  const own = asked.map((key, i) => (key !== null && asked.indexOf(key) === i ? key : null));
  const digits = Array.from({ length: 9 }, (_, i) => String(i + 1)).filter((d) => !own.includes(d));
  return own.map((key) => key ?? digits.shift() ?? null);
}
