import { createStore } from 'zustand/vanilla';
import type { Shape, ShapeKind } from '../../annotation/shapes/registry';
import { idle, type DrawState } from '../../annotation/tools/draw';
import type { Size, View } from '../../annotation/tools/view';

export type Tool = 'select' | 'event' | 'span' | ShapeKind;

/** What is seen and held, and no part of the answer: undo does not reach it. */
export interface Ui {
  readonly selected: readonly string[];
  readonly selectedLink: string | null;
  readonly tool: Tool;
  readonly lastTool: Tool;
  /** What the next shape will be. */
  readonly label: string | null;
  readonly draw: DrawState;
  /** Shapes that are being dragged, by key. */
  readonly held: ReadonlyMap<string, Shape>;
  /** The vertex that arrow keys move; null: the whole shape. */
  readonly handle: string | null;
  readonly hidden: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
  readonly hovered: string | null;
  /** Uuid of the item where a link starts. */
  readonly linkFrom: string | null;
  /** Uuid of the other end that was chosen last and may not be one. */
  readonly linkRefused: string | null;
  readonly view: View;
  readonly space: Size;
  readonly cursor: { readonly x: number; readonly y: number } | null;
  /** Seconds into the video or recording. */
  readonly time: number;
  readonly frame: number;
  readonly open: 'guidelines' | 'shortcuts' | 'skip' | 'flag' | 'reject' | 'missing' | null;
}

export const newUi = () =>
  createStore<Ui>(() => ({
    selected: [],
    selectedLink: null,
    tool: 'select',
    lastTool: 'select',
    label: null,
    draw: idle,
    held: new Map(),
    handle: null,
    hidden: new Set(),
    locked: new Set(),
    hovered: null,
    linkFrom: null,
    linkRefused: null,
    view: { scale: 1, x: 0, y: 0 },
    space: { width: 0, height: 0 },
    cursor: null,
    time: 0,
    frame: 0,
    open: null,
  }));

export type UiStore = ReturnType<typeof newUi>;

export const toggled = (set: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> => {
  const next = new Set(set);
  const all = keys.every((key) => next.has(key));
  for (const key of keys) if (all) next.delete(key);
    else next.add(key);
  return next;
};
