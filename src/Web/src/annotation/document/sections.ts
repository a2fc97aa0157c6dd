import type { AnnotationForm, AnnotationListRule, AnnotationRule } from '../rules/annotations';
import type { LinkListRule } from '../rules/links';
import type { FrameListRule, TrackMapRule } from '../rules/videos';
import type { ItemKind } from './document';
import type { Taxonomy } from '../taxonomy';
import { isShapeKind } from '../shapes/registry';

/** What of a response is annotations, and how each is written. */
export interface Sections {
  readonly annotations: { readonly kind: 'list' | 'frames' | 'tracks'; readonly form: AnnotationForm; readonly kinds: readonly AnnotationRule[]; readonly min: number; readonly max: number } | null;
  readonly events: AnnotationForm | null;
  readonly eventRule: AnnotationRule | null;
  readonly links: (LinkListRule & { readonly key: string; readonly keys: LinkListRule['keys'] }) | null;
}

const made = new WeakMap<Taxonomy, Sections>();

export function sectionsOf(taxonomy: Taxonomy): Sections {
  const known = made.get(taxonomy);
  if (known) return known;
  const rules = new Map(taxonomy.response.members.map((m) => [m.key, m.rule]));
  // Without events in the taxonomy there may be an empty list of them, of another kind.
  const events = rules.get('events')?.kind === 'annotations' ? (rules.get('events') as AnnotationListRule) : undefined;
  const linkKey = ['links', 'relationships'].find((key) => rules.get(key)?.kind === 'links');
  const sections: Sections = {
    annotations: annotationsOf(rules.get('annotations')),
    events: events?.kinds[0]!.form ?? null,
    eventRule: events?.kinds[0] ?? null,
    links: linkKey ? { ...(rules.get(linkKey) as LinkListRule), key: linkKey } : null,
  };
  made.set(taxonomy, sections);
  return sections;
}

function annotationsOf(rule: { readonly kind: string } | undefined): Sections['annotations'] {
  switch (rule?.kind) {
    case 'annotations': {
      const { kinds, min, max } = rule as AnnotationListRule;
      return { kind: 'list', form: kinds[0]!.form, kinds, min, max };
    }
    case 'frames': {
      const { kinds, min, max } = (rule as FrameListRule).frame;
      return { kind: 'frames', form: kinds[0]!.form, kinds, min, max };
    }
    case 'tracks': {
      const { kinds } = rule as TrackMapRule;
      return { kind: 'tracks', form: kinds[0]!.form, kinds, min: 0, max: Infinity };
    }
    default:
      return null;
  }
}

/** The kind of item that a rule's annotations become. */
export const itemKindOf = (rule: AnnotationRule): ItemKind =>
  rule.shape.type === 'box' && rule.shape.members.some((m) => m.key === 'rotation') ? 'rotatedBox' : (rule.shape.type as ItemKind);

/** The rule that an item is checked by: its labels and attributes. */
export function ruleOf(taxonomy: Taxonomy, kind: ItemKind): AnnotationRule | null {
  const { annotations, eventRule } = sectionsOf(taxonomy);
  return kind === 'event' ? eventRule : (annotations?.kinds.find((k) => itemKindOf(k) === kind) ?? null);
}

/** The kinds of shapes that can be drawn, in the order of the taxonomy. */
export const shapeKindsOf = (taxonomy: Taxonomy) => (sectionsOf(taxonomy).annotations?.kinds ?? []).map(itemKindOf).filter(isShapeKind);
