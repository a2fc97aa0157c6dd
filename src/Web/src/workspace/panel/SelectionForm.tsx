import { changeItems } from '../../annotation/document/edits';
import type { EventItem, Item } from '../../annotation/document/document';
import { placed } from '../../annotation/document/prune';
import { ruleOf } from '../../annotation/document/sections';
import { Form } from '../form/Form';
import { NumberField } from '../form/NumberField';
import { useDesk, useDoc, useUi } from '../model/context';
import { useProblemText } from '../problems';
import { useText } from '../../messages/workspace';

/** The attributes of the one selected object, and what is wrong with its shape. */
export function SelectionForm({ strict }: { strict: boolean }) {
  const t = useText();
  const problem = useProblemText();
  const desk = useDesk();
  const { items } = useDoc();
  const selected = useUi((s) => s.selected);
  if (selected.length > 1) return <section className="panel-part" data-region="attributes"><p className="muted small">{t('attributes.more', { count: selected.length })}</p></section>;
  const at = items.findIndex((i) => i.key === selected[0]);
  const item = items[at];
  const rule = item && ruleOf(desk.taxonomy!, item.kind);
  if (!item || !rule) return null;
  const found = desk.findings().filter((f) => f.item === item.key);
  const shape = found.filter((f) => f.field[0] !== 'attributes');
  const name = `${at + 1} ${desk.taxonomy!.labels.display(item.label)}`;
  const change = (attributes: Item['attributes'], step: string) => desk.store.change(changeItems([item.key], (i) => ({ ...i, attributes })), `${item.key} ${step}`);
  if (placed(rule.attributes, item.attributes, rule.labelOf(item.label)).length === 0 && shape.length === 0 && item.kind !== 'event') return null;
  return (
    <section className="panel-part" data-region="attributes" aria-label={t('attributes.of', { name })}>
      <h2 className="panel-title">{t('attributes.of', { name })}</h2>
      {shape.map((f) => <p key={f.path + f.code} className="field-error">{shapeWords(f.field[0], t)}{problem(f)}</p>)}
      {item.kind === 'event' && <EventTimes item={item} />}
      <Form
        key={item.key}
        rule={rule.attributes}
        value={item.attributes}
        label={rule.labelOf(item.label)}
        onChange={change}
        findings={found.filter((f) => f.field[0] === 'attributes').map((f) => ({ ...f, field: f.field.slice(1) }))}
        strict={strict}
        isReadOnly={!desk.editable}
        path={item.key}
        self={item.id}
      />
    </section>
  );
}

const shapeWords = (field: string | number | undefined, t: ReturnType<typeof useText>): string =>
  field === 'width' || field === 'height' || field === 'vertices' ? `${t(`problem.at.${field}`)}: ` : '';

/** Start and end of an event by number: what a drag on the timeline does, without a drag. */
function EventTimes({ item }: { item: EventItem }) {
  const t = useText();
  const desk = useDesk();
  const set = (key: 'start' | 'end', value: unknown) => {
    if (typeof value !== 'number') return;
    desk.store.change(changeItems([item.key], (i) => {
      if (i.kind !== 'event') return i;
      // Seconds that go with frames cannot be told from a typed frame: they are left out rather than wrong.
      const { startTime: _, endTime: __, ...shape } = i.shape;
      const at = value - first;
      const next = { ...shape, [key]: at };
      return { ...i, shape: i.shape.type === 'point' ? { ...next, start: at, end: at } : next };
    }), `${item.key} ${key}`);
  };
  // People count pictures from 1.
  const first = desk.stage === 'frames' ? 1 : 0;
  const common = { isRequired: true, isReadOnly: !desk.editable, findings: [], min: first, max: Infinity, step: null };
  return (
    <div className="row">
      <NumberField {...common} name={`${item.key}.start`} title={t('timeline.from')} value={item.shape.start + first} onChange={(v) => set('start', v)} />
      {item.shape.type === 'range' && <NumberField {...common} name={`${item.key}.end`} title={t('timeline.to')} value={item.shape.end + first} onChange={(v) => set('end', v)} />}
    </div>
  );
}
