import { keyOf, isShapeItem, type EventSpan, type Item, type ShapeItem, type TextSpan } from '../../annotation/document/document';
import { addItem, addLink, changeItems, removeItems, removeLink } from '../../annotation/document/edits';
import { prune } from '../../annotation/document/prune';
import { ruleOf, sectionsOf } from '../../annotation/document/sections';
import { allows } from '../../annotation/rules/links';
import { opsOf, type Shape } from '../../annotation/shapes/registry';
import { draw, idle, type DrawEvent } from '../../annotation/tools/draw';
import { fit, zoomAt } from '../../annotation/tools/view';
import { newId, type Desk } from './desk';
import type { Tool } from './ui';

/** What a person does to the document and to what is seen of it; keys, buttons and pointers all come here. */
export function wholePixels(desk: Desk): boolean {
  const geometries = desk.taxonomy?.params.geometries as { box?: { integer_pixels?: unknown } } | undefined;
  const flag = geometries?.box?.integer_pixels ?? desk.taxonomy?.params.integer_pixels;
  return flag === true || flag === 'true';
}

export function place(desk: Desk, kind: ShapeItem['kind'], shape: Shape): void {
  const label = labelFor(desk, kind);
  if (label === null) return;
  const { frame, time } = desk.ui.getState();
  const moving = desk.stage === 'video' || desk.stage === 'frames';
  const tracks = sectionsOf(desk.taxonomy!).annotations?.kind === 'tracks';
  const id = newId();
  const at = moving ? { frame, ...(tracks && desk.stage === 'video' && { timestamp: Math.round(time * 1000) / 1000 }) } : {};
  const settled = opsOf(kind).settle(shape, desk.picture, kind === 'box' && wholePixels(desk));
  const item: ShapeItem = { key: keyOf(id, moving ? frame : undefined), id, label, attributes: {}, kind, shape: settled, ...at };
  desk.store.change(addItem(item));
  select(desk, [item.key]);
}

/** One step of drawing; what is finished comes into the document. */
export function drawStep(desk: Desk, event: DrawEvent): void {
  const { tool, draw: state } = desk.ui.getState();
  if (tool === 'select' || tool === 'event' || tool === 'span') return;
  const kinds = desk.taxonomy?.params.geometries as Record<string, { max_vertices?: unknown }> | undefined;
  const most = Number((kinds?.[tool] ?? desk.taxonomy?.params)?.max_vertices) || Infinity;
  const step = draw(tool, state, event, most);
  desk.ui.setState({ draw: step.state });
  if (step.done) place(desk, tool, step.done);
}

/** Takes back the last step: of what is begun its last vertex, before anything that is finished. */
export function undo(desk: Desk): void {
  const { draw: begun, linkFrom } = desk.ui.getState();
  if (begun.points.length > 0) drawStep(desk, { type: 'back' });
  else if (linkFrom !== null) desk.ui.setState({ linkFrom: null });
  else {
    // The vertices that were taken back before it stay so: they came after.
    desk.ui.setState({ draw: idle });
    desk.store.undo();
  }
}

export const redo = (desk: Desk): void => (desk.ui.getState().draw.taken?.length ? drawStep(desk, { type: 'again' }) : desk.store.redo());

export function placeSpan(desk: Desk, shape: TextSpan): void {
  const label = labelFor(desk, 'span');
  if (label === null || shape.end <= shape.start) return;
  const id = newId();
  desk.store.change(addItem({ key: id, id, label, attributes: {}, kind: 'span', shape }));
  select(desk, [id]);
}

export function placeEvent(desk: Desk, shape: EventSpan): string | null {
  const label = labelFor(desk, 'event');
  if (label === null) return null;
  const id = newId();
  desk.store.change(addItem({ key: id, id, label, attributes: {}, kind: 'event', shape }));
  select(desk, [id]);
  return id;
}

/** The chosen label, or the first that the kind may have. */
export function labelFor(desk: Desk, kind: Item['kind']): string | null {
  const labels = desk.labelsOf(kind);
  const { label } = desk.ui.getState();
  return label !== null && labels.includes(label) ? label : (labels[0] ?? null);
}

export function select(desk: Desk, keys: readonly string[]): void {
  desk.ui.setState({ selected: keys, selectedLink: null, handle: null });
  const [first] = keys;
  const item = first === undefined ? undefined : desk.item(first);
  if (item?.frame !== undefined && item.frame !== desk.ui.getState().frame) desk.ui.setState({ frame: item.frame });
}

export function takeTool(desk: Desk, tool: Tool): void {
  const { label } = desk.ui.getState();
  const labels = tool === 'select' ? [] : desk.labelsOf(tool);
  desk.ui.setState((s) => ({
    tool,
    lastTool: tool === 'select' ? s.lastTool : tool,
    draw: idle,
    linkFrom: null,
    label: tool === 'select' || (label !== null && labels.includes(label)) ? label : (labels[0] ?? label),
    ...(tool !== 'select' && { selected: [], handle: null }),
  }));
}

/** Labels what is selected; with nothing selected, what comes next. */
export function chooseLabel(desk: Desk, label: string): void {
  const able = desk.selection.filter((item) => desk.labelsOf(item.kind).includes(label));
  if (desk.editable && able.length > 0)
    desk.store.change(changeItems(able.flatMap((item) => desk.store.get().items.filter((i) => i.id === item.id).map((i) => i.key)), (item) => relabeled(desk, item, label)));
  const { tool } = desk.ui.getState();
  if (tool !== 'select' && able.length === 0 && !desk.labelsOf(tool).includes(label)) {
    const kind = desk.kinds.find((k) => desk.labelsOf(k).includes(label));
    if (kind && kind !== 'region') takeTool(desk, kind);
  }
  desk.ui.setState({ label });
}

/** Attributes that have no place under the new label go. */
function relabeled(desk: Desk, item: Item, label: string): Item {
  const rule = ruleOf(desk.taxonomy!, item.kind);
  return item.label === label || !rule ? item : { ...item, label, attributes: prune(rule.attributes, item.attributes, rule.labelOf(label)) };
}

export function removeSelected(desk: Desk): void {
  const { selected, selectedLink, locked, handle } = desk.ui.getState();
  if (selectedLink !== null) {
    desk.store.change(removeLink(selectedLink));
    desk.ui.setState({ selectedLink: null });
    return;
  }
  const [item] = desk.selection;
  if (handle !== null && item && isShapeItem(item)) {
    const rest = opsOf(item.kind).dropHandle?.(item.shape, handle);
    if (rest) desk.store.change(changeItems([item.key], (i) => ({ ...i, shape: rest }) as Item));
    desk.ui.setState({ handle: null });
    return;
  }
  const keys = selected.filter((key) => !locked.has(key));
  const order = desk.store.get().items.map((i) => i.key);
  const next = order.slice(order.indexOf(keys[0] ?? '') + 1).find((key) => !keys.includes(key));
  desk.store.change(removeItems(keys));
  select(desk, next ? [next] : []);
}

/** Moves, by arrow keys, a vertex or what is selected. Presses in a row are one step to undo. */
export function nudge(desk: Desk, dx: number, dy: number, grow: boolean): void {
  const { selected, locked, handle } = desk.ui.getState();
  const within = desk.picture;
  desk.store.change(
    changeItems(selected.filter((key) => !locked.has(key)), (item) => {
      if (!isShapeItem(item)) return item;
      const o = opsOf(item.kind);
      const held = handle === null ? undefined : o.handles(item.shape).find((h) => h.id === handle);
      const moved = held ? o.moveHandle(item.shape, held.id, { x: held.x + dx, y: held.y + dy }) : grow ? o.grow(item.shape, dx, dy) : o.translate(item.shape, dx, dy);
      return { ...item, shape: o.settle(moved, within, item.kind === 'box' && wholePixels(desk)) };
    }),
    `nudge ${selected.join()}`,
  );
}

export function duplicate(desk: Desk, items: readonly ShapeItem[] = desk.selection.filter(isShapeItem)): void {
  const by = 12 / desk.ui.getState().view.scale;
  const { frame } = desk.ui.getState();
  const keys: string[] = [];
  const copies = items.map((item): ShapeItem => {
    const id = newId();
    const key = keyOf(id, item.frame === undefined ? undefined : frame);
    keys.push(key);
    const o = opsOf(item.kind);
    return { ...item, id, key, ...(item.frame !== undefined && { frame }), shape: o.settle(o.translate(item.shape, by, by), desk.picture, item.kind === 'box' && wholePixels(desk)) };
  });
  if (copies.length === 0) return;
  desk.store.change((doc) => ({ ...doc, items: [...doc.items, ...copies] }));
  select(desk, keys);
}

/** Links the item where linking began with another; the first name that allows it. When none does, the hint says so. */
export function linkTo(desk: Desk, to: string): void {
  const from = desk.ui.getState().linkFrom;
  const names = from === null ? [] : linkNames(desk, from, to);
  desk.ui.setState({ linkRefused: names.length === 0 ? to : null });
  if (from === null || names.length === 0) return;
  const rule = sectionsOf(desk.taxonomy!).links!;
  const id = newId();
  desk.store.change(addLink({ id, name: names[0]!, from, to }, rule));
  const link = desk.store.get().links.find((l) => l.id === id);
  desk.ui.setState({ linkFrom: null, selectedLink: link?.id ?? null, ...(link && { selected: [] }) });
}

/** Names of links that may go from one item to another. */
export function linkNames(desk: Desk, from: string, to: string): readonly string[] {
  const { links } = sectionsOf(desk.taxonomy!);
  const label = (id: string) => {
    const item = desk.store.get().items.find((i) => i.id === id);
    return item ? desk.taxonomy!.labels.find(item.label) : -1;
  };
  return from === to || !links ? [] : links.kinds.filter((k) => allows(k, label(from), label(to))).map((k) => k.name);
}

/** What may be linked from here at all. */
export const canLink = (desk: Desk): boolean => desk.editable && desk.taxonomy !== null && sectionsOf(desk.taxonomy).links !== null;

/** The next object chosen is the other end of a link from what is selected. False: nothing is, or the task has no links. */
export function beginLink(desk: Desk): boolean {
  const [item] = desk.selection;
  if (!canLink(desk) || !item) return false;
  desk.ui.setState({ linkFrom: item.id, linkRefused: null, tool: 'select', draw: idle });
  return true;
}

/** About the middle of what is seen. */
export const zoom = ({ ui }: Desk, factor: number): void => ui.setState(({ view, space }) => ({ view: zoomAt(view, { x: space.width / 2, y: space.height / 2 }, factor) }));

export const fitAll = ({ ui, picture }: Desk): void => void (picture && ui.setState(({ space }) => ({ view: fit(picture, space) })));
