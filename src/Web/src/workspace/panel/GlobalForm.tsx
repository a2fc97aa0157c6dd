import { setValue } from '../../annotation/document/edits';
import { isObject } from '../../annotation/json';
import type { AnyRule } from '../../annotation/rules/any';
import type { Rule } from '../../annotation/rules/rule';
import type { ListRule, ObjectRule } from '../../annotation/rules/structure';
import { Field } from '../form/Field';
import { Form } from '../form/Form';
import { useDesk, useDoc } from '../model/context';
import { useText, type WorkspaceWords } from '../../messages/workspace';

/** Sections that are no annotations and that nobody fills in by hand. */
const notAsked = new Set(['annotations', 'events', 'links', 'relationships', 'is_customer_fix', 'inlineComments', 'labelMapping', 'category_id']);

/** The taxonomy names nothing to fill in. */
const isEmpty = (rule: Rule) => (rule.kind === 'object' && (rule as ObjectRule).members.length === 0) || (rule.kind === 'list' && (rule as ListRule).max === 0);

/** Everything that is asked about the task as a whole: global attributes, a category, a choice, fields, a transcript. */
export function GlobalForm({ strict }: { strict: boolean }) {
  const t = useText();
  const desk = useDesk();
  const { values } = useDoc();
  const { taxonomy, store } = desk;
  if (!taxonomy) return null;
  if (taxonomy.type === 'segmentannotation') return <section className="panel-part"><p className="muted">{t('masks')}</p></section>;
  const found = desk.findings().filter((f) => f.item === undefined);
  const sections = taxonomy.response.members.filter((m) => (m.key === 'annotations' ? m.rule.kind === 'object' : !notAsked.has(m.key)) && !isEmpty(m.rule));
  if (sections.length === 0) return null;
  const title = (key: string) => (key === 'global_attributes' ? t('global') : t(`section.${key}` as keyof WorkspaceWords & string));
  return sections.map((m) => {
    const own = found.filter((f) => f.field[0] === m.key).map((f) => ({ ...f, field: f.field.slice(1) }));
    const value = values[m.key];
    return (
      <section key={m.key} className="panel-part" data-region={m.key === sections[0]!.key ? 'attributes' : undefined} aria-label={title(m.key)}>
        {m.rule.kind === 'object' ? (
          <>
            <h2 className="panel-title">{title(m.key)}</h2>
            <Form rule={m.rule as ObjectRule} value={isObject(value) ? value : {}} onChange={(next, step) => store.change(setValue([m.key], next), step)} findings={own} strict={strict} isReadOnly={!desk.editable} path={m.key} />
          </>
        ) : (
          <Field name={m.key} title={title(m.key)} rule={m.rule as AnyRule} isRequired={m.required} isReadOnly={!desk.editable} value={value} onChange={(next) => store.change(setValue([m.key], next === '' ? undefined : next), m.key)} findings={strict ? own : own.filter((f) => f.code !== 'required')} />
        )}
      </section>
    );
  });
}
