import type { Json, JsonObject } from '../json';
import { Choices } from './choices';
import { limits } from './limits';
import { unknownLabel, type CheckContext, type Rule } from './rule';
import { checkItems, member, object } from './structure';
import { choice, id } from './values';

/** Labels that a link may join: indexes in the taxonomy's labels, empty for any. */
export interface LinkPair {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly bidirectional: boolean;
}

export interface LinkKind {
  readonly name: string;
  readonly pairs: readonly LinkPair[];
}

export interface LinkKeys {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface LinkListRule extends Rule {
  readonly kind: 'links';
  readonly kinds: readonly LinkKind[];
  readonly labels: Choices;
  readonly keys: LinkKeys;
}

const has = (labels: readonly number[], label: number): boolean => labels.length === 0 || label === unknownLabel || labels.includes(label);

/** Whether a link of this kind may go from one label to another. */
export const allows = (kind: LinkKind, from: number, to: number): boolean =>
  kind.pairs.some((p) => (has(p.from, from) && has(p.to, to)) || (p.bidirectional && has(p.from, to) && has(p.to, from)));

/** A link and the one back are the same where the kind has a pair that goes both ways. */
export const goesBothWays = (kind: LinkKind): boolean => kind.pairs.some((p) => p.bidirectional);

export function linkList(kinds: readonly LinkKind[], labels: Choices, keys: LinkKeys): LinkListRule {
  const fields = object([
    member(keys.id, id(), false),
    member(keys.name, choice(new Choices(kinds.map((k) => k.name)))),
    member(keys.from, id()),
    member(keys.to, id()),
  ]);
  return {
    kind: 'links',
    kinds,
    labels,
    keys,
    check(value, context) {
      const seen = new Set<string>();
      checkItems(value, 0, limits.maxItems, context, (item) => {
        const before = context.report.count;
        fields.check(item, context);
        if (context.report.count === before) checkEnds(item as JsonObject, context, seen);
      });
    },
  };

  function checkEnds(link: JsonObject, context: CheckContext, seen: Set<string>): void {
    const at = kinds.findIndex((k) => k.name === link[keys.name]);
    const [from, to] = [end(link[keys.from], keys.from, context), end(link[keys.to], keys.to, context)];
    if (from.number < 0 || to.number < 0) return;
    const ends = from.number > to.number && goesBothWays(kinds[at]!) ? [to.number, from.number] : [from.number, to.number];
    const same = [at, ...ends].join(' ');
    if (from.number === to.number) context.report.addAt(keys.to, 'not_allowed');
    else if (!allows(kinds[at]!, from.label, to.label)) context.report.add('not_allowed');
    else if (seen.has(same)) context.report.add('duplicate');
    seen.add(same);
  }
}

function end(uuid: Json | undefined, key: string, context: CheckContext): { number: number; label: number } {
  const found = context.annotations?.find(uuid) ?? { number: -1, label: unknownLabel };
  if (found.number < 0) context.report.addAt(key, 'unknown_annotation');
  return found;
}
