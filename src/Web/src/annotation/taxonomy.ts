import { isList, isObject, type Json, type JsonObject } from './json';
import { readAnnotations } from './reading/annotations';
import { readChoices } from './reading/choices';
import { readFields } from './reading/fields';
import { flagOf, inForce, objectsOf, textOf } from './reading/params';
import { Choices } from './rules/choices';
import { labelMapping } from './rules/labelMapping';
import { limits } from './rules/limits';
import { Report, type Problem } from './rules/report';
import { noLabel } from './rules/rule';
import { emptyList, list, map, member, object, oneOrMany, type Member, type ObjectRule } from './rules/structure';
import { choice, choiceSet, id, number, text, url } from './rules/values';

/** What a response of one task type under some parameters must be. Immutable. */
export interface Taxonomy {
  readonly type: string;
  readonly params: JsonObject;
  readonly response: ObjectRule;
  /** Every label of its annotations; empty where there are none. */
  readonly labels: Choices;
}

/** The one geometry of the older task types. */
const oneGeometry: Readonly<Record<string, string>> = {
  annotation: 'box',
  polygonannotation: 'polygon',
  lineannotation: 'line',
  pointannotation: 'point',
  cuboidannotation: 'cuboid',
  videoboxannotation: 'box',
  videocuboidannotation: 'cuboid',
};

/** The taxonomy of a task: its own parameters before the project's. Null when they do not say enough; never throws. */
export function readTaxonomy(type: string, own: JsonObject, inherited: JsonObject = {}): Taxonomy | null {
  const params = inForce(own, inherited);
  const none = new Choices([]);
  const of = (response: ObjectRule | null, labels = none): Taxonomy | null => response && { type, params, response, labels };
  switch (type) {
    case 'categorization':
      return of(category(params));
    case 'comparison': {
      const choices = readChoices(params.choices);
      return of(choices && object([member('choice', choice(choices))]));
    }
    case 'transcription':
      return of(table(params, true));
    case 'datacollection':
      return of(table(params, false));
    case 'textcollection': {
      const fields = readFields(params.fields);
      return of(fields && object([member('annotations', fields)]));
    }
    case 'segmentannotation':
      return masks(params, of);
    default: {
      const read = readAnnotations(type, oneGeometry[type], params);
      return of(read?.response ?? null, read?.labels);
    }
  }
}

/** Every problem of a response, with the paths and codes that the server would give. */
export function check(taxonomy: Taxonomy, response: Json): readonly Problem[] {
  const report = new Report();
  taxonomy.response.check(response, { report, text: spannedText(taxonomy), label: noLabel, extent: null, self: undefined, annotations: null, group: 0 });
  return report.problems;
}

const spannedText = ({ type, params }: Taxonomy): string | null => (type === 'namedentityrecognition' && textOf(params, 'text')) || null;

function category(params: JsonObject): ObjectRule | null {
  const categories = readChoices(params.categories);
  const rule = categories && (flagOf(params, 'allow_multiple') ? choiceSet(categories, 1, categories.leaves.length) : choice(categories));
  return rule && object([member('category', rule), member('category_id', oneOrMany(id()), false)]);
}

/** Named texts, and rows of named texts where a task has several of a kind. */
function table(params: JsonObject, rows: boolean): ObjectRule | null {
  const [fields, repeatable] = [texts(params.fields), rows ? texts(params.repeatable_fields) : null];
  const members: Member[] = [];
  if (fields) members.push(member('fields', fields));
  if (rows) members.push(repeatable ? member('repeatable_fields', list(repeatable), false) : emptyList('repeatable_fields'));
  else members.push(member('time_spent_in_seconds', number(0, limits.maxCoordinate), false));
  return fields || repeatable ? object(members) : null;
}

function texts(fields: Json | undefined): ObjectRule | null {
  if (!isObject(fields) || Object.keys(fields).length === 0) return null;
  const described = new Map(objectsOf(fields));
  return object(
    Object.keys(fields).map((key) => {
      const given = fields[key];
      const description = typeof given === 'string' ? given : described.get(key)?.description;
      return member(key, text(), true, [], { title: key, ...(typeof description === 'string' && { description }) });
    }),
  );
}

/** Pixels are not looked at: the masks are files, and the response says where they are and which index is which label. */
function masks(params: JsonObject, of: (response: ObjectRule | null, labels?: Choices) => Taxonomy | null): Taxonomy | null {
  const labels = readChoices(params.labels);
  if (!labels) return null;
  const image = url();
  const combined = object([member('image', image), member('indexedImage', image, false), member('extendedIndexedImage', image, false)]);
  const files = object([member('unlabeled', image, false), member('labeled', map(labels, image), false), member('combined', combined)]);
  return of(object([member('annotations', files), member('labelMapping', labelMapping(labels, instanceLabels(params.labels)))]), labels);
}

/** Labels whose instances each have an index of their own. What a group says holds for all below it. */
function instanceLabels(given: Json | undefined, inGroup = false): ReadonlySet<Json> {
  return new Set(
    (isList(given) ? given : []).filter(isObject).flatMap((entry) => {
      const instances = inGroup || flagOf(entry, 'instance_label');
      if (isList(entry.subchoices) && entry.subchoices.length > 0) return [...instanceLabels(entry.subchoices.map((b) => (isObject(b) ? b : { choice: b })), instances)];
      const key = ['choice', 'value', 'name', 'label'].find((k) => entry[k] !== undefined);
      return instances && key ? [entry[key]!] : [];
    }),
  );
}
