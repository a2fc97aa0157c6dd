import { isList, isObject, isText, type Json, type JsonObject } from '../json';
import { AnnotationIndex, foreseen } from './annotationIndex';
import { Choices } from './choices';
import { limits } from './limits';
import { unknownLabel, type CheckContext, type Rule } from './rule';
import { checkItems, checkMembers, member, readMembers, type Member, type ObjectRule } from './structure';
import { choice, id } from './values';
import type { WireShape } from './wireShapes';

/** How annotations of one task type name what they all have. */
export interface AnnotationForm {
  readonly idKey: 'uuid' | 'id' | null;
  readonly needsId: boolean;
  readonly namesType: boolean;
  readonly needsType: boolean;
  readonly labelKey: 'label' | null;
}

export const forms = {
  typed: { idKey: 'uuid', needsId: true, namesType: true, needsType: true, labelKey: 'label' },
  plain: { idKey: 'uuid', needsId: false, namesType: true, needsType: false, labelKey: 'label' },
  span: { idKey: 'id', needsId: true, namesType: false, needsType: false, labelKey: 'label' },
  untyped: { idKey: 'uuid', needsId: false, namesType: false, needsType: false, labelKey: 'label' },
  frame: { idKey: null, needsId: false, namesType: false, needsType: false, labelKey: null },
} as const satisfies Record<string, AnnotationForm>;

export interface AnnotationRule extends Rule {
  readonly kind: 'annotation';
  readonly form: AnnotationForm;
  readonly shape: WireShape;
  /** The labels of this kind, and those of the whole taxonomy, which conditions speak of. */
  readonly labels: Choices;
  readonly all: Choices;
  readonly attributes: ObjectRule;
  /** Index in all labels of what stands as label. */
  labelOf(value: Json | undefined): number;
}

export function annotation(form: AnnotationForm, shape: WireShape, labels: Choices, all: Choices, attributes: ObjectRule): AnnotationRule {
  const members: readonly Member[] = [
    ...(form.idKey ? [member(form.idKey, id(), form.needsId)] : []),
    ...(form.namesType ? [member('type', choice(new Choices([shape.type]), 'unknown_type'), form.needsType)] : []),
    ...(form.labelKey ? [member(form.labelKey, choice(labels, 'unknown_label'))] : []),
    ...shape.members,
    member('attributes', attributes, false),
  ];
  const labelOf = (value: Json | undefined): number => (labels.find(value) >= 0 ? all.find(value) : unknownLabel);
  return {
    kind: 'annotation',
    form,
    shape,
    labels,
    all,
    attributes,
    labelOf,
    check(value, context) {
      const values = readMembers(members, value, context);
      if (!values) return;
      const given = value as JsonObject;
      const outer = { label: context.label, extent: context.extent };
      if (form.labelKey) context.label = labelOf(given[form.labelKey]);
      if (form.idKey) {
        context.self = given[form.idKey];
        const code = context.annotations?.add(context.self, context.label, context.group);
        if (code) context.report.addAt(code === 'duplicate' ? form.idKey : form.labelKey!, code);
      }
      if (values[members.length - 1] === undefined) values[members.length - 1] = {};
      context.extent = shape.extent?.(given) ?? null;
      const before = context.report.count;
      checkMembers(members, values, context);
      if (context.report.count === before) shape.checkWhole?.(given, context);
      Object.assign(context, outer, { self: undefined });
    },
  };
}

export interface AnnotationListRule extends Rule {
  readonly kind: 'annotations';
  readonly kinds: readonly AnnotationRule[];
  readonly min: number;
  readonly max: number;
}

/** The annotations of one picture, frame, text or recording; several kinds are told apart by their `type`. */
export function annotationList(kinds: readonly AnnotationRule[], min = 0, max: number = limits.maxItems): AnnotationListRule {
  const { form } = kinds[0]!;
  return {
    kind: 'annotations',
    kinds,
    min,
    max,
    check(value, context) {
      if (isList(value) && value.length <= max && form.idKey) {
        context.annotations ??= new AnnotationIndex();
        if (kinds[0]!.attributes.members.some((m) => m.rule.kind === 'linked')) foresee(value, kinds[0]!, context);
      }
      checkItems(value, min, max, context, (item) => kindOf(kinds, item, context)?.check(item, context));
    },
  };
}

function kindOf(kinds: readonly AnnotationRule[], item: Json, { report }: CheckContext): AnnotationRule | undefined {
  if (!kinds[0]!.form.needsType) return kinds[0];
  if (!isObject(item)) report.add('wrong_type');
  else if (item.type === undefined) report.addAt('type', 'required');
  else if (!isText(item.type)) report.addAt('type', 'wrong_type');
  else {
    const kind = kinds.find((k) => k.shape.type === item.type);
    if (!kind) report.addAt('type', 'unknown_type');
    return kind;
  }
  return undefined;
}

/** All uuids first: an attribute may refer to an annotation further down. */
function foresee(value: readonly Json[], { form, all }: AnnotationRule, context: CheckContext): void {
  for (const item of value)
    if (isObject(item) && item[form.idKey!] !== undefined) {
      // A label that is none of the taxonomy's has index -1, as on the server.
      const label = item[form.labelKey!] === undefined ? unknownLabel : all.find(item[form.labelKey!]);
      context.annotations!.add(item[form.idKey!], label, foreseen);
    }
}
