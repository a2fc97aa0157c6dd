import { useMemo } from 'react';
import { diff, isEmpty } from '../../annotation/document/diff';
import type { Item } from '../../annotation/document/document';
import { Button } from '../../components/Button';
import { addItem } from '../../annotation/document/edits';
import { select } from '../model/actions';
import { useDesk, useDoc } from '../model/context';
import { useText } from '../../messages/workspace';

/** What a reviewer changed of the answer under review. */
export function Changes() {
  const t = useText();
  const desk = useDesk();
  const doc = useDoc();
  const d = useMemo(() => diff(desk.given, doc), [desk, doc]);
  const name = (item: Item) => desk.taxonomy!.labels.display(item.label);
  return (
    <section className="panel-part changes" aria-label={t('diff.title')}>
      <h2 className="panel-title">{t('diff.title')}</h2>
      {isEmpty(d) && <p className="muted small">{t('diff.none')}</p>}
      <ul role="list" className="stack tight">
        {d.added.map((item) => <li key={item.key}><button type="button" className="change added" onClick={() => select(desk, [item.key])}>+ {t('diff.added')}: {name(item)}</button></li>)}
        {d.changed.map(({ after, fields }) => <li key={after.key}><button type="button" className="change" onClick={() => select(desk, [after.key])}>~ {t('diff.changed')}: {name(after)} ({fields.join(', ')})</button></li>)}
        {d.removed.map((item) => (
          <li key={item.key} className="row">
            <span className="change removed">− {t('diff.removed')}: {name(item)}</span>
            <Button size="small" kind="quiet" onPress={() => desk.store.change(addItem(item))}>{t('diff.restore', { name: name(item) })}</Button>
          </li>
        ))}
        {d.values.length > 0 && <li className="change">{t('diff.values', { names: d.values.join(', ') })}</li>}
        {d.links && <li className="change">~ {t('links')}</li>}
      </ul>
    </section>
  );
}
