import { isShapeItem } from '../../annotation/document/document';
import { opsOf, isShapeKind, type ShapeKind } from '../../annotation/shapes/registry';
import { idle } from '../../annotation/tools/draw';
import { standardShape } from '../../annotation/tools/drag';
import { pan, reveal, toImage } from '../../annotation/tools/view';
import { beginLink, drawStep, duplicate, fitAll, nudge, place, redo, removeSelected, select, takeTool, undo, zoom } from '../model/actions';
import type { Desk } from '../model/desk';
import { toggled } from '../model/ui';

/** What the page around the workspace does. */
export interface Doing {
  readonly submit: () => void;
  readonly skip?: (() => void) | undefined;
  readonly flag?: (() => void) | undefined;
}

/** What keys of players do; the stage that plays puts them here. */
export const players = new WeakMap<Desk, Readonly<Record<string, () => void>>>();

type Act = (target: EventTarget | null) => boolean | void;

const inCanvas = (target: EventTarget | null) => target instanceof Element && (target.closest('[data-canvas]') !== null || target === document.body);

/** Every action by id. True: the key did something, and nothing else shall be done with it. */
export function actionsOf(desk: Desk, doing: Doing): Readonly<Record<string, Act>> {
  const { ui } = desk;
  const edit = (act: () => void): Act => () => (desk.editable ? (act(), true) : false);
  const see = (act: () => void): Act => () => (act(), true);
  const tool = (kind: ShapeKind | 'select') => edit(() => takeTool(desk, kind === 'box' && desk.kinds.includes('rotatedBox') ? 'rotatedBox' : kind));
  const tools = Object.fromEntries((['box', 'polygon', 'line', 'point', 'ellipse', 'cuboid'] as const).filter((k) => desk.kinds.includes(k) || (k === 'box' && desk.kinds.includes('rotatedBox'))).map((k) => [`tool.${k}`, tool(k)]));
  const player = Object.fromEntries(Object.entries(players.get(desk) ?? {}).map(([id, act]) => [id, see(act)]));
  return {
    ...tools,
    ...player,
    'tool.select': tool('select'),
    submit: see(doing.submit),
    ...(doing.skip && { skip: see(doing.skip) }),
    ...(doing.flag && { flag: see(doing.flag) }),
    guidelines: see(() => ui.setState((s) => ({ open: s.open === 'guidelines' ? null : 'guidelines' }))),
    shortcuts: see(() => ui.setState({ open: 'shortcuts' })),
    undo: edit(() => undo(desk)),
    redo: edit(() => redo(desk)),
    labels: see(() => focusFirst('[data-region=labels] button, [data-region=labels] input')),
    attributes: see(() => focusFirst('[data-region=attributes] input, [data-region=attributes] textarea, [data-region=attributes] button')),
    region: see(() => nextRegion()),
    delete: edit(() => (ui.getState().draw.points.length > 0 ? drawStep(desk, { type: 'back' }) : removeSelected(desk))),
    cancel: see(() => cancel(desk)),
    link: () => beginLink(desk),
    next: (target) => step(desk, 1, target),
    previous: (target) => step(desk, -1, target),
    again: edit(() => takeTool(desk, ui.getState().lastTool)),
    finish: (target) => (desk.editable && inCanvas(target) ? finish(desk) : false),
    vertex: edit(() => nextVertex(desk)),
    duplicate: edit(() => duplicate(desk)),
    copy: () => {
      desk.copied = desk.selection.filter(isShapeItem);
      return desk.copied.length > 0 && String(window.getSelection()) === '';
    },
    paste: edit(() => duplicate(desk, desk.copied)),
    hide: see(() => ui.setState((s) => ({ hidden: toggled(s.hidden, s.selected) }))),
    lock: see(() => ui.setState((s) => ({ locked: toggled(s.locked, s.selected) }))),
    zoomIn: see(() => zoom(desk, 1.25)),
    zoomOut: see(() => zoom(desk, 0.8)),
    fit: see(() => fitAll(desk)),
    actualSize: see(() => zoom(desk, 1 / ui.getState().view.scale)),
  };
}

/** Arrow keys in the canvas: they move what is selected, or the view. */
export function arrow(desk: Desk, chord: string, target: EventTarget | null): boolean {
  const found = /^(Alt\+)?(Shift\+)?Arrow(Up|Down|Left|Right)$/.exec(chord);
  if (!found || !inCanvas(target) || desk.picture === null) return false;
  const by = found[2] ? 10 : 1;
  const [dx, dy] = { Up: [0, -by], Down: [0, by], Left: [-by, 0], Right: [by, 0] }[found[3] as 'Up']! as [number, number];
  if (desk.editable && desk.selection.some(isShapeItem)) nudge(desk, dx, dy, found[1] !== undefined);
  else if (desk.stage === 'image') desk.ui.setState((s) => ({ view: pan(s.view, -dx * 40, -dy * 40) }));
  else return false;
  return true;
}

function cancel({ ui }: Desk): void {
  const { draw, linkFrom, handle, tool } = ui.getState();
  if (draw.points.length > 0) ui.setState({ draw: idle });
  else if (linkFrom !== null) ui.setState({ linkFrom: null });
  else if (handle !== null) ui.setState({ handle: null });
  else if (tool !== 'select') ui.setState({ tool: 'select' });
  else ui.setState({ selected: [], selectedLink: null });
}

/** Finishes what is being drawn; with nothing begun sets a shape in the middle of what is seen, for arrows to adjust. */
function finish(desk: Desk): boolean {
  const { tool, draw, view, space } = desk.ui.getState();
  if (!isShapeKind(tool) || desk.picture === null) return false;
  if (draw.points.length > 0) drawStep(desk, { type: 'finish' });
  else {
    const [a, b] = [toImage(view, { x: 0, y: 0 }), toImage(view, { x: space.width, y: space.height })];
    const p = desk.picture;
    place(desk, tool, standardShape(tool, { left: Math.max(a.x, p.left), top: Math.max(a.y, p.top), right: Math.min(b.x, p.right), bottom: Math.min(b.y, p.bottom) }));
  }
  return true;
}

function nextVertex(desk: Desk): void {
  const [item] = desk.selection;
  if (!item || !isShapeItem(item)) return;
  const ids = opsOf(item.kind).handles(item.shape).map((h) => h.id).filter((id) => !id.startsWith('+') && id !== 'turn');
  const at = ids.indexOf(desk.ui.getState().handle ?? '');
  desk.ui.setState({ handle: ids[(at + 1) % ids.length] ?? null });
}

/** Tab goes through the objects while the picture has the focus, and leaves it at either end. */
function step(desk: Desk, by: 1 | -1, target: EventTarget | null): boolean {
  if (!inCanvas(target) || target === document.body) return false;
  const shown = desk.shown();
  const { selected, view, space } = desk.ui.getState();
  const at = shown.findIndex((i) => i.key === selected[0]);
  const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
  if (!next) return false;
  select(desk, [next.key]);
  desk.ui.setState({ view: reveal(view, opsOf(next.kind).bounds(next.shape), space) });
  return true;
}

const focusFirst = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

function nextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((r) => r.getClientRects().length > 0);
  const at = regions.findIndex((r) => r.contains(document.activeElement));
  const next = regions[(at + 1) % regions.length];
  (next?.matches('[tabindex="0"]') ? next : next?.querySelector<HTMLElement>('button, input, textarea, [tabindex="0"]'))?.focus();
}
