import { removeLink } from '../../annotation/document/edits';
import { Icon } from '../../components/Icon';
import { Select } from '../../components/Select';
import { linkNames } from '../model/actions';
import { useDesk, useDoc, useUi } from '../model/context';
import { useText } from '../../messages/workspace';

export function LinkList() {
  const t = useText();
  const desk = useDesk();
  const { items, links } = useDoc();
  const selected = useUi((s) => s.selectedLink);
  const name = (id: string) => {
    const at = items.findIndex((i) => i.id === id);
    return at < 0 ? '?' : `${at + 1} ${desk.taxonomy!.labels.display(items[at]!.label)}`;
  };
  const rename = (id: string, next: string) => desk.store.change((doc) => ({ ...doc, links: doc.links.map((l) => (l.id === id ? { ...l, name: next } : l)) }));
  return (
    <section className="panel-part" aria-label={t('links')}>
      <h2 className="panel-title">{t('links')} <span className="muted">{links.length}</span></h2>
      {links.length === 0 && <p className="muted small">{t(desk.editable ? 'links.none' : 'objects.none.view')}</p>}
      <ul className="objects" role="list">
        {links.map((link) => {
          const names = linkNames(desk, link.from, link.to);
          const words = `${name(link.from)} → ${name(link.to)}`;
          return (
            <li key={link.id} className={`object ${selected === link.id ? 'selected' : ''}`}>
              <button type="button" className="object-name" aria-pressed={selected === link.id} onClick={() => desk.ui.setState({ selectedLink: link.id, selected: [] })}>
                <Icon name="link" size={14} /><span className="clip">{link.name}</span><span className="object-detail clip">{words}</span>
              </button>
              {names.length > 1 && desk.editable && <Select label={t('links.kind')} hideLabel small choices={names.map((id) => ({ id, name: id }))} value={link.name} onChange={(next) => rename(link.id, next)} />}
              {desk.editable && <button type="button" className="object-act" aria-label={t('links.delete', { name: `${link.name}, ${words}` })} onClick={() => desk.store.change(removeLink(link.id))}><Icon name="trash" size={15} /></button>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
