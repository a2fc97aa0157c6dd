import { useIntl } from 'react-intl';
import { latest, paramsOf, type JsonObject } from '../../api/wire';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../messages/taxonomy';
import { useProject } from '../projects/ProjectLayout';
import { differences } from './differences';
import type { Draft } from './draft';

/** Somebody published while this person was editing: both changes side by side, and whose counts is the person's choice. */
export function Compare({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useText();
  const intl = useIntl();
  const now = latest(useProject());
  const choose = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <Dialog
      title={t('compare.title', { n: now.version })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('compare.later')}</Button>
          <Button onPress={choose(draft.discard)}>{t('compare.theirs', { n: now.version })}</Button>
          <Button kind="primary" onPress={choose(draft.keep)}>{t('compare.mine')}</Button>
        </>
      }
    >
      <p>{t('compare.lead', { n: now.version, base: draft.base, when: intl.formatDate(now.created_at, { dateStyle: 'medium', timeStyle: 'short' }) })}</p>
      <Changes title={t('compare.they', { n: now.version })} before={draft.from} after={paramsOf(now)} />
      <Changes title={t('compare.you')} before={draft.from} after={draft.params} />
      <p className="muted">{t('compare.hint', { n: now.version })}</p>
    </Dialog>
  );
}

function Changes({ title, before, after }: { title: string; before: JsonObject; after: JsonObject }) {
  const t = useText();
  return (
    <section className="stack tight">
      <h3>{title}</h3>
      <ul className="impact">{differences(before, after).map(({ kind, at }) => <li key={at}>{t(`compare.${kind}`)} <code>{at}</code></li>)}</ul>
    </section>
  );
}
