import { changeItems } from '../../annotation/document/edits';
import { isShapeItem, type Item } from '../../annotation/document/document';
import type { Pt } from '../../annotation/shapes/geometry';
import { opsOf } from '../../annotation/shapes/registry';
import type { DrawEvent } from '../../annotation/tools/draw';
import { dragged, type Drag } from '../../annotation/tools/drag';
import { toImage, zoomAt } from '../../annotation/tools/view';
import { drawStep, linkTo, select, wholePixels } from '../model/actions';
import type { Desk } from '../model/desk';
import { Slide } from './slide';

/** What a pressed button does until it is let go. */
type Press = { readonly kind: 'pan'; x: number; y: number } | { readonly kind: 'drag'; readonly drag: Drag; moved: boolean; readonly click?: () => void } | { readonly kind: 'draw' };

/** A press that moves less than this is a click, in CSS pixels. */
const slop = 3;

/** Turns what pointers and wheels do on the canvas into changes of the desk; `layer` is what slides with it. Gives back how to stop. */
export function pointerOf(desk: Desk, svg: SVGSVGElement, layer: HTMLElement): () => void {
  const { ui } = desk;
  const slide = new Slide(desk, layer);
  let press: Press | null = null;
  let space = false;

  const screen = (e: { clientX: number; clientY: number }): Pt => {
    const box = svg.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };
  const image = (e: { clientX: number; clientY: number }): Pt => toImage(ui.getState().view, screen(e));

  const down = (e: PointerEvent) => {
    if (press) return;
    slide.end();
    const { tool } = ui.getState();
    svg.focus({ preventScroll: true });
    svg.setPointerCapture(e.pointerId);
    if (e.button === 1 || space) press = { kind: 'pan', x: e.clientX, y: e.clientY };
    else if (e.button !== 0) return;
    else if (tool === 'select' || tool === 'event' || tool === 'span' || !desk.editable) press = take(e);
    else {
      press = adjust(e);
      if (!press) {
        press = { kind: 'draw' };
        drawn({ type: 'down', at: image(e), scale: ui.getState().view.scale });
      }
    }
    e.preventDefault();
  };

  /** A drag of a handle. */
  const grip = (e: PointerEvent): (Press & { readonly kind: 'drag' }) | null => {
    const handle = (e.target as Element).closest('[data-handle]')?.getAttribute('data-handle') ?? null;
    const [item] = desk.selection;
    return handle !== null && item && isShapeItem(item) ? { kind: 'drag', drag: { start: image(e), handle, items: [item] }, moved: false } : null;
  };

  /** What was just drawn is adjusted without another tool. Only a drag does so: a click draws, as shapes may meet there; with Alt a drag draws too. */
  const adjust = (e: PointerEvent): Press | null => {
    const gripped = e.altKey || ui.getState().draw.points.length > 0 ? null : grip(e);
    const step = (type: 'down' | 'up') => drawn({ type, at: image(e), scale: ui.getState().view.scale });
    return gripped && { ...gripped, click: () => (step('down'), step('up')) };
  };

  const take = (e: PointerEvent): Press | null => {
    const target = e.target as Element;
    const link = target.closest('[data-link]')?.getAttribute('data-link');
    const key = target.closest('[data-key]')?.getAttribute('data-key');
    const { selected, locked, linkFrom } = ui.getState();
    const item = key ? desk.item(key) : undefined;
    if (linkFrom !== null) {
      if (item) linkTo(desk, item.id);
      else ui.setState({ linkFrom: null });
      return null;
    }
    const gripped = grip(e);
    if (gripped) {
      const { handle } = gripped.drag;
      ui.setState({ handle: handle === null || handle.startsWith('+') || handle === 'turn' ? null : handle });
      return gripped;
    }
    if (item) {
      if (e.shiftKey || e.ctrlKey || e.metaKey) select(desk, selected.includes(item.key) ? selected.filter((k) => k !== item.key) : [...selected, item.key]);
      else if (!selected.includes(item.key)) select(desk, [item.key]);
      const items = desk.selection.filter(isShapeItem).filter((i) => !locked.has(i.key));
      return desk.editable && items.length > 0 ? { kind: 'drag', drag: { start: image(e), handle: null, items }, moved: false } : null;
    }
    if (link) ui.setState({ selectedLink: link, selected: [], handle: null });
    else select(desk, []);
    return { kind: 'pan', x: e.clientX, y: e.clientY };
  };

  const move = (e: PointerEvent) => {
    const at = image(e);
    const { tool, view } = ui.getState();
    if (press?.kind === 'pan') {
      slide.by(e.clientX - press.x, e.clientY - press.y);
      [press.x, press.y] = [e.clientX, e.clientY];
      return;
    }
    if (press?.kind === 'drag') {
      press.moved ||= Math.hypot(at.x - press.drag.start.x, at.y - press.drag.start.y) * view.scale > slop;
      ui.setState(press.moved ? { held: dragged(press.drag, at, e.shiftKey), cursor: at } : { cursor: at });
      return;
    }
    ui.setState({ cursor: at });
    if (tool !== 'select' && tool !== 'event' && tool !== 'span' && desk.editable && (press || ui.getState().draw.points.length > 0)) drawn({ type: 'move', at, scale: view.scale });
  };

  const up = (e: PointerEvent) => {
    const ended = press;
    press = null;
    slide.end();
    if (ended?.kind === 'draw') drawn({ type: 'up', at: image(e), scale: ui.getState().view.scale });
    if (ended?.kind !== 'drag') return;
    if (ended.moved) drop();
    else ended.click?.();
  };

  const drop = () => {
    const { held } = ui.getState();
    desk.store.change(changeItems([...held.keys()], (item): Item => {
      const shape = held.get(item.key);
      return isShapeItem(item) && shape ? { ...item, shape: opsOf(item.kind).settle(shape, desk.picture, item.kind === 'box' && wholePixels(desk)) } : item;
    }));
    ui.setState({ held: new Map() });
  };

  const drawn = (event: DrawEvent) => drawStep(desk, event);

  const wheel = (e: WheelEvent) => {
    e.preventDefault();
    if (e.shiftKey) slide.byAndBy(-(e.deltaX || e.deltaY), 0);
    else if (e.altKey) slide.byAndBy(-e.deltaX, -e.deltaY);
    else {
      slide.end();
      ui.setState((s) => ({ view: zoomAt(s.view, screen(e), 2 ** (-e.deltaY / (e.ctrlKey ? 100 : 300))) }));
    }
  };

  const over = (e: PointerEvent) => ui.setState({ hovered: (e.target as Element).closest('[data-key]')?.getAttribute('data-key') ?? null });
  const leave = () => ui.setState({ hovered: null, cursor: null });
  const cancel = () => {
    press = null;
    slide.end();
    ui.setState({ held: new Map() });
  };
  const hold = (e: KeyboardEvent) => {
    if (e.code === 'Space' && document.activeElement === svg) {
      space = e.type === 'keydown';
      svg.classList.toggle('panning', space);
      e.preventDefault();
    }
  };

  const listeners: [EventTarget, string, (e: never) => void, AddEventListenerOptions?][] = [
    [svg, 'pointerdown', down], [svg, 'pointermove', move], [svg, 'pointerup', up], [svg, 'pointercancel', cancel], [svg, 'pointerover', over], [svg, 'pointerleave', leave],
    [svg, 'wheel', wheel, { passive: false }], [window, 'keydown', hold], [window, 'keyup', hold], [svg, 'contextmenu', (e: Event) => e.preventDefault()],
  ];
  for (const [target, type, listener, options] of listeners) target.addEventListener(type, listener as EventListener, options);
  return () => {
    slide.end();
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener as EventListener);
  };
}
