import type { JsonObject } from '../json';
import { annotation, annotationList, forms, type AnnotationForm, type AnnotationRule } from '../rules/annotations';
import { Choices, type ChoiceNode } from '../rules/choices';
import { limits } from '../rules/limits';
import { linkList, type LinkKind } from '../rules/links';
import { emptyList, list, member, object, type Member, type ObjectRule } from '../rules/structure';
import { timeRange } from '../rules/timeRange';
import { flag, notes, number, text } from '../rules/values';
import { frameList, trackMap } from '../rules/videos';
import { eventShape, frameShape, regionShape, spanShape, type WireShape } from '../rules/wireShapes';
import { readAttributes } from './attributes';
import { readChoices } from './choices';
import { labelsOf } from './conditions';
import { geometryTypes, readGeometry } from './geometries';
import { flagOf, has, numberOf, objectsOf } from './params';
import { isList, isObject } from '../json';

const videos = new Set(['videoannotation', 'videoboxannotation', 'videocuboidannotation']);

interface Kind {
  readonly shape: WireShape;
  readonly labels: Choices | null;
}

/** The sections of a response made of annotations; null where the parameters name no labels. `geometry`: the one of older types. */
export function readAnnotations(type: string, geometry: string | undefined, params: JsonObject): { response: ObjectRule; labels: Choices } | null {
  const { form, kinds } = kindsOf(type, geometry, params);
  const usable = kinds.filter((k): k is Kind & { labels: Choices } => k.labels !== null);
  const events = readChoices(params.events_to_annotate);
  const all = union([...usable.map((k) => k.labels), events]);
  const isAudio = type === 'audiotranscription';
  const known = usable.length > 0 || (isAudio && events) ? all : null;
  const { own, global } = readAttributes(params, known);
  if (!known) return isAudio ? { response: transcript([], global), labels: new Choices([]) } : null;

  const sections: Member[] = [];
  const rules = usable.map((k) => annotation(form, k.shape, k.labels, known, own));
  if (rules.length > 0) sections.push(member('annotations', section(type, rules, bounds(params))));
  if (events) sections.push(member('events', annotationList([annotation(forms.untyped, eventShape, events, known, own)]), false));
  else if (type === 'videoplaybackannotation' || videos.has(type)) sections.push(emptyList('events'));
  const links = readLinks(params, known);
  if (form.idKey) sections.push(linkSection(form, links, known));
  return { response: isAudio ? transcript(sections, global) : object([...sections, globalSection(global), ...extras(type)]), labels: known };
}

function kindsOf(type: string, geometry: string | undefined, params: JsonObject): { form: AnnotationForm; kinds: readonly Kind[] } {
  let kinds: Kind[] = [];
  if (has(params, 'geometries'))
    kinds = objectsOf(params.geometries)
      .filter(([name]) => geometryTypes.includes(name))
      .map(([name, given]) => ({ shape: readGeometry(name, given), labels: readChoices(given.objects_to_annotate) }));
  else if (geometry !== undefined && has(params, 'objects_to_annotate')) kinds = [{ shape: readGeometry(geometry, params), labels: readChoices(params.objects_to_annotate) }];
  else if (type === 'namedentityrecognition' && has(params, 'labels')) kinds = [{ shape: spanShape, labels: readChoices(params.labels) }];
  else if (type === 'documenttranscription' && has(params, 'features')) kinds = [{ shape: regionShape, labels: readChoices(params.features) }];

  if (type === 'videoplaybackannotation') return { form: forms.frame, kinds: kinds.map((k) => ({ ...k, shape: frameShape(k.shape) })) };
  if (type === 'namedentityrecognition') return { form: forms.span, kinds };
  if (type === 'documenttranscription' || type === 'audiotranscription') return { form: forms.untyped, kinds };
  return { form: geometry === undefined || kinds.length > 1 || videos.has(type) ? forms.typed : forms.plain, kinds };
}

const bounds = (params: JsonObject) => ({ min: numberOf(params, 'min_annotations') ?? 0, max: numberOf(params, 'max_annotations') || limits.maxItems });

const section = (type: string, rules: readonly AnnotationRule[], { min, max }: { min: number; max: number }) =>
  type === 'videoplaybackannotation' ? trackMap(rules) : videos.has(type) ? frameList(annotationList(rules, min, max)) : annotationList(rules, min, max);

function transcript(sections: readonly Member[], global: ObjectRule): ObjectRule {
  const time = number(0, limits.maxCoordinate);
  const word = timeRange(object([member('word', text()), member('start', time), member('end', time), member('confidence', number(0, 1), false)]));
  return object([member('transcript', text()), member('duration', time, false), member('alignment', list(word), false), ...sections, globalSection(global)]);
}

const globalSection = (global: ObjectRule): Member => member('global_attributes', global, global.members.some((m) => m.required && m.when.length === 0));

function linkSection(form: AnnotationForm, links: readonly LinkKind[], known: Choices): Member {
  const isSpan = form === forms.span;
  const key = isSpan ? 'relationships' : 'links';
  // Who speaks the Scale form always writes its lists, be they empty.
  if (links.length === 0) return emptyList(key);
  return member(key, linkList(links, known, isSpan ? { id: 'id', name: 'name', from: 'source_ref', to: 'target_ref' } : { id: 'uuid', name: 'name', from: 'from', to: 'to' }), false);
}

const extras = (type: string): readonly Member[] =>
  type === 'namedentityrecognition' || type === 'documenttranscription' ? [] : [member('is_customer_fix', flag(), false), member('inlineComments', notes(), false)];

function readLinks(params: JsonObject, labels: Choices): readonly LinkKind[] {
  return isObject(params.links)
    ? Object.entries(params.links).map(([name, given]) => ({
        name,
        pairs: (isList(given) ? given : [given]).filter(isObject).map((pair) => ({
          from: labelsOf(pair.from_allowed_labels, labels),
          to: labelsOf(pair.to_allowed_labels, labels),
          bidirectional: flagOf(pair, 'is_bidirectional'),
        })),
      }))
    : [];
}

/** Every label once, in the order of the kinds; the tree keeps the groups of each. */
function union(lists: readonly (Choices | null)[]): Choices | null {
  const given = lists.filter((l) => l !== null);
  const leaves = [...new Set(given.flatMap((l) => l.leaves))];
  const index = new Map(leaves.map((leaf, i) => [leaf, i]));
  const seen = new Set<number>();
  const renumber = (from: Choices) => (node: ChoiceNode): ChoiceNode[] => {
    const children = node.children.flatMap(renumber(from));
    if (node.leaf === undefined) return children.length > 0 ? [{ ...node, children }] : [];
    const leaf = index.get(from.leaves[node.leaf]!)!;
    return seen.has(leaf) ? [] : (seen.add(leaf), [{ ...node, leaf }]);
  };
  return leaves.length > 0 ? new Choices(leaves, given.flatMap((l) => l.tree.flatMap(renumber(l)))) : null;
}
