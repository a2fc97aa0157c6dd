import { isList, type Json, type JsonObject } from '../json';
import type { Choices } from './choices';
import { limits } from './limits';
import type { Rule } from './rule';
import { list, member, object } from './structure';
import { number, text } from './values';

/** Which index of a mask is which label: every label once, as a list where each of its `instances` has an index of its own. */
export function labelMapping(labels: Choices, instances: ReadonlySet<Json>): Rule {
  const entry = object([member('index', number(0, limits.maxItems, 1)), member('color', text(1, 50), false)]);
  const every = object(labels.leaves.map((label) => member(String(label), instances.has(label) ? list(entry) : entry)));
  return {
    kind: 'labelMapping',
    check(value, context) {
      const { report } = context;
      const before = report.count;
      every.check(value, context);
      if (report.count > before) return;
      const seen = new Set<Json>();
      const index = (of: Json) => {
        const { index: given } = of as JsonObject;
        if (seen.has(given!)) report.addAt('index', 'duplicate');
        seen.add(given!);
      };
      for (const [label, given] of Object.entries(value as JsonObject))
        report.at(label, () => (isList(given) ? given.forEach((instance, i) => report.at(i, () => index(instance))) : index(given!)));
    },
  };
}
