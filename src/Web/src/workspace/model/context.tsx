import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Doc } from '../../annotation/document/document';
import type { Desk } from './desk';
import type { Ui } from './ui';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no workspace around this.');
  return desk;
}

export function useDoc(): Doc {
  const { store } = useDesk();
  return useSyncExternalStore(store.subscribe, store.get);
}

export function useUi<T>(select: (ui: Ui) => T): T {
  return useStore(useDesk().ui, select);
}
