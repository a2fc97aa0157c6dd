import { deserialise } from '../../annotation/document/deserialise';
import { diff, isEmpty } from '../../annotation/document/diff';
import { emptyDoc, isShapeItem, type Doc, type Item, type ShapeItem } from '../../annotation/document/document';
import { findings, type Finding } from '../../annotation/document/problems';
import { itemKindOf, sectionsOf, shapeKindsOf } from '../../annotation/document/sections';
import { serialise } from '../../annotation/document/serialise';
import { DocumentStore } from '../../annotation/document/store';
import type { JsonObject } from '../../annotation/json';
import type { Bounds } from '../../annotation/shapes/geometry';
import { readTaxonomy, type Taxonomy } from '../../annotation/taxonomy';
import type { DrawState } from '../../annotation/tools/draw';
import { sourcesOf, stageOf, type Source, type Stage } from '../media/sources';
import type { WorkspaceMode, WorkspaceTask } from './task';
import { newUi, type UiStore } from './ui';

/** An unfinished shape that a draft kept. */
export interface Begun {
  readonly kind: string;
  readonly points: DrawState['points'];
  readonly label: string | null;
}

/** One task on the table: its taxonomy, the document with its history, and what is seen of it. */
export class Desk {
  readonly taxonomy: Taxonomy | null;
  readonly store: DocumentStore;
  readonly ui: UiStore = newUi();
  readonly sources: readonly Source[];
  readonly stage: Stage;
  readonly given: Doc;
  /** Size of the picture or video, in its own pixels, once known. */
  picture: Bounds | null = null;
  copied: readonly ShapeItem[] = [];
  private read: JsonObject | null;
  private found: { doc: Doc; list: readonly Finding[] } | null = null;

  constructor(readonly task: WorkspaceTask, readonly mode: WorkspaceMode, response: JsonObject | null, given: JsonObject | null = response, begun: Begun | null = null) {
    this.taxonomy = readTaxonomy(task.type, task.params, task.inherited);
    const params = this.taxonomy?.params ?? { ...task.inherited, ...task.params };
    this.sources = sourcesOf(task.type, params, task.attachments);
    this.stage = stageOf(task.type, this.sources);
    this.read = response;
    this.store = new DocumentStore(this.open(response));
    this.given = given === response ? this.store.get() : this.open(given);
    const [kind] = this.kinds;
    const label = this.taxonomy && kind ? String(this.labelsOf(kind)[0] ?? '') || null : null;
    this.ui.setState({ label });
    if (begun && this.editable && shapeKindsOf(this.taxonomy!).some((k) => k === begun.kind)) this.ui.setState({ tool: begun.kind as ShapeItem['kind'], draw: { points: begun.points, hover: null, pressed: false }, ...(begun.label !== null && { label: begun.label }) });
  }

  private open(json: JsonObject | null): Doc {
    return json && this.taxonomy ? deserialise(this.taxonomy, json, newId) : emptyDoc;
  }

  /** Shows another answer in the place of the one that is only looked at: it grows elsewhere. */
  follow(response: JsonObject | null): void {
    if (response === this.read) return;
    this.read = response;
    this.store.load(this.open(response));
  }

  /** The media told its size. */
  look(picture: Bounds): void {
    this.picture = picture;
  }

  get editable(): boolean {
    return this.mode !== 'view' && this.taxonomy !== null;
  }

  /** Kinds of items that this task's answer is made of. */
  get kinds(): readonly Item['kind'][] {
    if (!this.taxonomy) return [];
    const { annotations, eventRule } = sectionsOf(this.taxonomy);
    return [...(annotations?.kinds.map(itemKindOf) ?? []), ...(eventRule ? (['event'] as const) : [])];
  }

  labelsOf(kind: Item['kind']): readonly string[] {
    const { annotations, eventRule } = sectionsOf(this.taxonomy!);
    const rule = kind === 'event' ? eventRule : annotations?.kinds.find((k) => itemKindOf(k) === kind);
    return (rule?.labels.leaves ?? []).map(String);
  }

  response(): JsonObject {
    return this.taxonomy ? serialise(this.taxonomy, this.store.get()).response : {};
  }

  /** A shape whose first vertex is set and whose last one is not. */
  get isDrawing(): boolean {
    return this.ui.getState().draw.points.length > 0;
  }

  /** Whether a reviewer's answer is another than the one given, or about to be. Not what can be undone: a draft comes back without its steps. */
  get isMended(): boolean {
    return this.isDrawing || !isEmpty(diff(this.given, this.store.get()));
  }

  /** The picture is not on screen, and nothing of the answer was touched. Who says of a form that its picture is broken has touched it. */
  get isUnseen(): boolean {
    return this.stage === 'image' && this.picture === null && !this.isMended;
  }

  /** What stands between the work and its submit; asked as often as one likes. A shape begun would be lost without a word, so it comes first. */
  findings(): readonly Finding[] {
    const doc = this.store.get();
    if (this.found?.doc !== doc) this.found = { doc, list: this.taxonomy ? findings(this.taxonomy, doc) : [] };
    return this.isDrawing ? [unfinished, ...this.found.list] : this.found.list;
  }

  item(key: string): Item | undefined {
    return this.store.get().items.find((i) => i.key === key);
  }

  /** Items that can be seen and taken hold of at this frame. */
  shown(): readonly ShapeItem[] {
    const { hidden, frame } = this.ui.getState();
    return this.store.get().items.filter(isShapeItem).filter((i) => !hidden.has(i.key) && (i.frame === undefined || i.frame === frame));
  }

  get selection(): readonly Item[] {
    const { selected } = this.ui.getState();
    return this.store.get().items.filter((i) => selected.includes(i.key));
  }
}

const unfinished: Finding = { code: 'unfinished', path: '', field: [] };

export const newId = (): string => crypto.randomUUID();
