import type { Json, JsonObject } from '../../../api/wire';
import type { Draft } from '../draft';
import { isObject } from '../json';
import type { Node } from '../outline';

/** What a form of properties works on. */
export interface FormProps {
  type: string;
  draft: Draft;
  node: Node;
  value: Json | undefined;
  /** Sets one property of the chosen object; undefined takes it away. */
  put: (property: string, value: Json | undefined) => void;
}

/** Readers of one property, whatever stands there. */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
export const textIn = (value: Json | undefined, key: string): string => {
  const found = objectOf(value)[key];
  return typeof found === 'string' ? found : '';
};
export const numberIn = (value: Json | undefined, key: string): number | undefined => {
  const found = objectOf(value)[key];
  const n = typeof found === 'string' ? Number(found) : found;
  return typeof n === 'number' && Number.isFinite(n) ? n : undefined;
};
export const flagIn = (value: Json | undefined, key: string): boolean => objectOf(value)[key] === true;
export const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);
