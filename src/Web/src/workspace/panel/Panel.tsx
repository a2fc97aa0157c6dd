import { isObject } from '../../annotation/json';
import { sectionsOf } from '../../annotation/document/sections';
import { useDesk } from '../model/context';
import { useText } from '../../messages/workspace';
import { Changes } from './Changes';
import { GlobalForm } from './GlobalForm';
import { Labels } from './Labels';
import { LinkList } from './LinkList';
import { Objects } from './Objects';
import { SelectionForm } from './SelectionForm';
import './panel.css';

/** The right side: labels, objects, attributes of what is selected, answers about the whole task, links. */
export function Panel({ strict }: { strict: boolean }) {
  const t = useText();
  const desk = useDesk();
  const { taxonomy } = desk;
  if (!taxonomy) return null;
  const annotated = desk.kinds.length > 0;
  return (
    <aside className="panel" aria-label={t('panel')}>
      {desk.mode === 'review' && <Changes />}
      {annotated && <Labels />}
      {annotated && <SelectionForm strict={strict} />}
      {annotated && <Objects />}
      {sectionsOf(taxonomy).links && <LinkList />}
      {desk.stage !== 'form' && desk.stage !== 'audio' && <GlobalForm strict={strict} />}
      {isObject(taxonomy.params.camera_intrinsics) && <p className="panel-part muted">{t('space')}</p>}
    </aside>
  );
}
