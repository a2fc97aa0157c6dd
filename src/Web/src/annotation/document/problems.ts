import type { Problem, Step } from '../rules/report';
import { check, type Taxonomy } from '../taxonomy';
import type { Doc } from './document';
import { serialise } from './serialise';

/** A problem with where a person mends it: at an item or link, in one of its fields, or in a field of the task. */
export interface Finding {
  /** `unfinished`: a shape was begun; it is in no response yet, so that no rule can say so. */
  readonly code: Problem['code'] | 'unfinished';
  readonly path: string;
  readonly bounds?: Problem['bounds'];
  /** Key of the item, or id of the link. */
  readonly item?: string;
  /** Below the item, or from the top of the response: `attributes`, `state`. */
  readonly field: readonly Step[];
}

/** What stands between a document and its submit. */
export function findings(taxonomy: Taxonomy, doc: Doc): readonly Finding[] {
  const { response, places } = serialise(taxonomy, doc);
  return check(taxonomy, response).map((problem) => locate(problem, places));
}

export function locate({ code, path, steps, bounds }: Problem, places: ReadonlyMap<string, string>): Finding {
  const base = { code, path, ...(bounds && { bounds }) };
  // The longest beginning that is an item: a track holds its frames.
  for (let length = steps.length; length > 0; length--) {
    const item = places.get(placeOf(steps.slice(0, length)));
    if (item !== undefined) return { ...base, item, field: steps.slice(length) };
  }
  return { ...base, field: steps };
}

const placeOf = (steps: readonly Step[]): string => steps.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step), '');
