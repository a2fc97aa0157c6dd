import type { Json, JsonObject } from '../../../api/wire';
import { Select } from '../../../components/Select';
import { useText } from '../../../messages/taxonomy';
import { get, isObject, set } from '../json';
import { leaves } from '../labels';
import { LabelPicker } from './LabelPicker';
import type { FormProps } from './form';

/** "No condition" among the answers that could be asked for. */
const ALWAYS = '';

/** One alternative with one key is what this form can show; more than that is the JSON tab's. */
function simple(conditions: Json | undefined): { key: string; values: Json } | 'complex' | null {
  if (conditions === undefined || (Array.isArray(conditions) && conditions.length === 0)) return null;
  if (!Array.isArray(conditions) || conditions.length > 1 || !isObject(conditions[0])) return 'complex';
  const entries = Object.entries(conditions[0]);
  return entries.length === 1 && entries[0]![0] !== 'not' ? { key: entries[0]![0], values: entries[0]![1] } : 'complex';
}

export function Condition({ draft, node, value, labels }: FormProps & { labels: string[] }) {
  const t = useText();
  const form = node.kind === 'field';
  const at = [...node.path, 'conditions'];
  const conditions = isObject(value) ? value.conditions : undefined;
  const asked = simple(form ? conditions : get(conditions ?? {}, ['attribute_conditions']));
  const siblings = brothers(draft.params, node.path);
  const put = (next: Json | undefined) => draft.edit((params) => set(params, at, isObject(next) && Object.keys(next).length === 0 ? undefined : next));
  const ask = (list: Json | undefined) => (form ? put(list) : put(without(conditions, 'attribute_conditions', list)));
  const chosen = asked !== null && asked !== 'complex' ? siblings.find((s) => s.key === asked.key) : undefined;
  if (labels.length === 0 && siblings.length === 0) return null;
  return (
    <fieldset className="condition">
      <legend>{t('condition')}</legend>
      {labels.length > 0 && (
        <LabelPicker
          label={t('condition.labels')}
          all={labels}
          value={get(conditions ?? {}, ['label_condition', 'label'])}
          onChange={(picked) => put(without(conditions, 'label_condition', picked === undefined ? undefined : { label: picked }))}
        />
      )}
      {asked === 'complex' ? <p className="muted small">{t('condition.complex')}</p> : siblings.length > 0 && (
        <Select
          label={t('condition.attribute')}
          choices={[{ id: ALWAYS, name: t('condition.always') }, ...siblings.map((s) => ({ id: s.key, name: s.name }))]}
          value={asked?.key ?? ALWAYS}
          onChange={(key) => ask(key === ALWAYS ? undefined : [{ [key]: siblings.find((s) => s.key === key)!.choices.slice(0, 1) }])}
        />
      )}
      {asked !== null && asked !== 'complex' && chosen && <LabelPicker label={t('condition.is')} all={chosen.choices} value={asked.values} onChange={(values) => ask(values === undefined ? undefined : [{ [asked.key]: values }])} />}
    </fieldset>
  );
}

/** What stands beside this and is answered by choosing. */
function brothers(params: JsonObject, path: FormProps['node']['path']): { key: string; name: string; choices: string[] }[] {
  const holder = get(params, path.slice(0, -1));
  const own = path.at(-1);
  const entries: [string, Json, string][] = Array.isArray(holder)
    ? holder.flatMap((field, i): [string, Json, string][] => (i === own || !isObject(field) ? [] : [[String(field.field_id ?? ''), field, String(field.title ?? field.field_id ?? '')]]))
    : isObject(holder) ? Object.entries(holder).flatMap(([key, entry]): [string, Json, string][] => (key === own ? [] : [[key, entry, key]])) : [];
  return entries.flatMap(([key, entry, name]) => {
    const choices = isObject(entry) ? leaves(entry.choices) : [];
    return choices.length > 0 ? [{ key, name, choices }] : [];
  });
}

function without(conditions: Json | undefined, key: string, value: Json | undefined): JsonObject {
  const { [key]: _, ...rest } = isObject(conditions) ? conditions : {};
  return value === undefined ? rest : { ...rest, [key]: value };
}
