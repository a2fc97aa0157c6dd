import { isList, isObject, isText, type Json, type JsonObject } from '../json';
import { Choices, type ChoiceNode, type Leaf } from '../rules/choices';
import { textOf } from './params';

const nameKeys = ['choice', 'value', 'name', 'label'];

/**
 * Reads a mixed list of names and descriptions. An entry with subchoices only groups them. What cannot be used is left out: the
 * server has told about it where it was made.
 */
export function readChoices(list: Json | undefined): Choices | null {
  if (!isList(list)) return null;
  const leaves: Leaf[] = [];
  const seen = new Set<Leaf>();
  const tree = list.map((entry) => read(entry)).filter((n) => n !== null);
  return leaves.length > 0 ? new Choices(leaves, tree) : null;

  function leafOf(value: Json | undefined, wanted: string): number | null {
    if (value === undefined || value === null || typeof value === 'object' || typeof value !== wanted || seen.has(value) || value === '') return null;
    seen.add(value);
    leaves.push(value);
    return leaves.length - 1;
  }

  function read(entry: Json): ChoiceNode | null {
    if (!isObject(entry)) {
      const leaf = leafOf(entry, 'string');
      return leaf === null ? null : { name: String(entry), display: String(entry), leaf, children: [] };
    }
    const key = nameKeys.find((k) => entry[k] !== undefined);
    const name = key === undefined ? '' : String(entry[key]);
    const shown = looks(entry, key, name);
    if (isList(entry.subchoices) && entry.subchoices.length > 0) {
      const children = entry.subchoices.map((below) => read(below)).filter((n) => n !== null);
      return children.length > 0 ? { name, ...shown, children } : null;
    }
    const leaf = key === undefined ? null : leafOf(entry[key], key === 'value' ? typeof entry[key] : 'string');
    return leaf === null ? null : { name, ...shown, leaf, children: [] };
  }
}

function looks(entry: JsonObject, key: string | undefined, name: string) {
  const display = textOf(entry, 'display') ?? (key === 'value' ? textOf(entry, 'label') : undefined) ?? name;
  const [description, color, hotkey] = [textOf(entry, 'description'), textOf(entry, 'color'), textOf(entry, 'hotkey')];
  return { display, ...(description && { description }), ...(color && isText(color) && { color }), ...(hotkey && { hotkey }) };
}
