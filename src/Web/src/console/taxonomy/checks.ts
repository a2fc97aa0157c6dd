import type { JsonObject } from '../../api/wire';
import { gone } from './gone';
import { get, isObject } from './json';
import { leaves } from './labels';
import { flat, outline } from './outline';

/** Something the editor says before the server does. `at` is the node's id; the message is an id with values. */
export interface Finding {
  at: string;
  kind: 'empty' | 'twice' | 'untitled' | 'nochoices' | 'hotkey' | 'hotkey.form' | 'contrast' | 'nothing' | 'gone.label' | 'gone.asked' | 'gone.choice';
  values: Record<string, string>;
}

/** Digits are the labels' keys; letters belong to the tools, so that the two never meet. */
const HOTKEY = /^[0-9]$/;

/** Least contrast of a label's colour against the dark and the light ground of media. */
const CONTRAST = 1.6;

/** What is wrong or unwise in a taxonomy, as far as it can be told without the server. */
export function findings(type: string, params: JsonObject): Finding[] {
  const found: Finding[] = [];
  const tree = outline(type, params);
  const keys = new Map<string, string>();
  const names = new Map<string, Set<string>>();
  for (const node of flat(tree)) {
    if (node.kind === 'label') {
      const list = keyOfList(node.path);
      const seen = names.get(list) ?? names.set(list, new Set()).get(list)!;
      if (node.name.trim() === '') found.push({ at: node.id, kind: 'empty', values: {} });
      else if (node.children.length === 0 && seen.has(node.name)) found.push({ at: node.id, kind: 'twice', values: { name: node.name } });
      if (node.children.length === 0) seen.add(node.name);
      if (node.hotkey !== undefined) {
        const before = keys.get(node.hotkey);
        if (!HOTKEY.test(node.hotkey)) found.push({ at: node.id, kind: 'hotkey.form', values: { key: node.hotkey } });
        else if (before !== undefined && before !== node.name) found.push({ at: node.id, kind: 'hotkey', values: { key: node.hotkey, name: before } });
        else keys.set(node.hotkey, node.name);
      }
      if (node.color !== undefined && Math.min(contrast(node.color, '#000000'), contrast(node.color, '#ffffff')) < CONTRAST) found.push({ at: node.id, kind: 'contrast', values: { name: node.name } });
    }
    if ((node.kind === 'geometry' || node.kind === 'list' || node.kind === 'fields') && node.children.length === 0) found.push({ at: node.id, kind: 'nothing', values: {} });
    if (node.kind === 'attribute' || node.kind === 'field') {
      const definition = get(params, node.path);
      const kind = isObject(definition) ? (definition.type ?? 'category') : '';
      if (node.kind === 'field' && isObject(definition) && !('fields' in definition) && String(definition.title ?? '').trim() === '') found.push({ at: node.id, kind: 'untitled', values: {} });
      if (['category', 'select', 'ranked_choices'].includes(String(kind)) && isObject(definition) && leaves(definition.choices).length === 0) found.push({ at: node.id, kind: 'nochoices', values: {} });
    }
  }
  return [...found, ...gone(type, params)];
}

const keyOfList = (path: readonly (string | number)[]) => JSON.stringify(path.slice(0, path.findIndex((s) => typeof s === 'number')));

/** Contrast of two colours as WCAG has it, 1 to 21; an unreadable colour has none. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return x === null || y === null ? 1 : (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(colour: string): number | null {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!hex) return null;
  const [r, g, b] = [0, 2, 4].map((i) => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Twelve colours that people with any colour vision tell apart, and that show on light and dark. */
export const palette = ['#0e7490', '#b45309', '#7c3aed', '#15803d', '#be123c', '#2563eb', '#a16207', '#0f766e', '#c026d3', '#4d7c0f', '#dc2626', '#64748b'];
