/** What JSON can say. `undefined` stands for an absent member, as in a parsed document. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Half of a surrogate pair is no text: the server cannot store it. */
export const isText = (value: Json | undefined): value is string => typeof value === 'string' && !/\p{Surrogate}/u.test(value);

export const isNumber = (value: Json | undefined): value is number => typeof value === 'number' && Number.isFinite(value);

/** Length in code points, as the server and JSON Schema count. */
export function textLength(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A member by a name that people chose: `constructor` and `__proto__` are names like others, and no object has them by itself. */
export const own = <V>(object: { readonly [key: string]: V }, key: string | number): V | undefined => (Object.hasOwn(object, key) ? object[key] : undefined);

/** A copy with one member set, or taken out where the value is undefined; the same object when nothing changes. */
export function withMember(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  if (own(object, key) === value) return object;
  const { [key]: _, ...rest } = object;
  // A computed key makes a member of its own, whatever it is called; an assignment would not.
  return value === undefined ? rest : { ...object, [key]: value };
}
