import { isNumber, isObject, isText, type Json, type JsonObject } from '../json';

/** Parameters in force: a task's own keys before the project's; null counts as absent. */
export function inForce(own: JsonObject, inherited: JsonObject = {}): JsonObject {
  const given = (o: JsonObject) => Object.entries(o).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries([...given(inherited), ...given(own)]);
}

export const has = (source: JsonObject, key: string): boolean => source[key] !== undefined && source[key] !== null;

/** Numbers and booleans may come as strings, as clients of the Scale API send them. */
export const flagOf = (source: JsonObject, key: string): boolean => source[key] === true || (typeof source[key] === 'string' && source[key].trim().toLowerCase() === 'true');

export function numberOf(source: JsonObject, key: string): number | null {
  const value = source[key];
  const read = isText(value) && value.trim() !== '' ? Number(value) : value;
  return isNumber(read) ? read : null;
}

export const textOf = (source: JsonObject, key: string): string | undefined => (isText(source[key]) ? source[key] : undefined);

export const objectsOf = (value: Json | undefined): readonly [string, JsonObject][] =>
  isObject(value) ? Object.entries(value).filter((e): e is [string, JsonObject] => isObject(e[1])) : [];
