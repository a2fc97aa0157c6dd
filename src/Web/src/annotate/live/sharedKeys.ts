import { useEffect } from 'react';
import type { Remaps } from '../../annotation/keys/bindings';
import { keyActions } from '../../annotation/keys/actions';
import { api, take } from '../../api/client';
import { useRemaps } from '../../workspace/keys/remaps';

/** Milliseconds after the last change until the server hears of it. */
const settled = 1_000;

const isKeys = (value: unknown): value is string[] => Array.isArray(value) && value.length <= 4 && value.every((key) => typeof key === 'string' && key.length < 40);

/** A person's keys as another device stored them; what is not one of our actions is left out. */
export function readKeys(stored: unknown): Remaps {
  const keys = typeof stored === 'object' && stored !== null && 'keys' in stored && typeof stored.keys === 'object' && stored.keys !== null ? (stored.keys as Record<string, unknown>) : {};
  return Object.fromEntries(keyActions.flatMap(({ id }) => (isKeys(keys[id]) ? [[id, keys[id]]] : [])));
}

/** A person's keys follow them to other devices: read once, told after each change. What was changed here without a server counts more than what that has. */
export function useSharedKeys(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { remaps, told } = useRemaps.getState();
      // Told again with the next change, or when this page is opened anew.
      void take(api.PATCH('/api/me', { body: { shortcuts: { keys: remaps } } })).then(() => told(remaps), () => undefined);
    };
    if (useRemaps.getState().changed) tell();
    else void take(api.GET('/api/me')).then(({ shortcuts }) => !useRemaps.getState().changed && useRemaps.getState().took(readKeys(shortcuts)), () => undefined);
    const forget = useRemaps.subscribe((now) => {
      clearTimeout(timer);
      if (now.changed) timer = setTimeout(tell, settled);
    });
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, []);
}
