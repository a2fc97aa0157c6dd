import { useRef } from 'react';
import type { JsonObject } from '../../../api/wire';
import type { Draft } from '../draft';

/**
 * Changes a name letter by letter, each time from what the draft was when the typing began: on its way to its end a name may be
 * another's for a moment, and must not take over what speaks of that one.
 * @param goesOn Whether what is typed now still belongs to what was typed before.
 */
export function useTyped<T>(draft: Draft, change: (params: JsonObject, typed: T) => JsonObject, goesOn: (from: JsonObject, typed: T) => boolean = () => true): (typed: T) => void {
  const last = useRef<{ from: JsonObject; to: JsonObject } | null>(null);
  return (typed) => {
    const from = last.current?.to === draft.params && goesOn(last.current.from, typed) ? last.current.from : draft.params;
    const to = change(from, typed);
    last.current = { from, to };
    draft.edit(() => to);
  };
}
