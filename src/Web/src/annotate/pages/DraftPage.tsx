import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { LinkButton } from '../../components/LinkButton';
import { EmptyState, Loading, Notice } from '../../components/States';
import { draftKey, type Draft } from '../../drafts/draft';
import { loadDraft } from '../../drafts/drafts';
import { useText } from '../../messages/annotate';
import { LazyWorkspace as Workspace } from '../../workspace/LazyWorkspace';
import { useStation } from '../live/context';
import { lostWords } from '../work/lostWords';

/** Work that is kept on this device, to read. */
export default function DraftPage() {
  const t = useText();
  const { db, person } = useStation();
  const { task = '' } = useParams();
  const [draft, setDraft] = useState<Draft | null | undefined>();
  useEffect(() => {
    void loadDraft(db, draftKey(person, task)).then(setDraft, () => setDraft(null));
  }, [db, person, task]);
  if (draft === undefined) return <Loading rows={8} />;
  const back = <LinkButton to="/annotate" size="small">{t('nav.home')}</LinkButton>;
  if (draft === null) return <EmptyState page title={t('drafts.gone')} action={back} />;
  return (
    <Workspace
      task={{ key: draft.key, type: draft.type, project: draft.project, instruction: null, params: draft.params, inherited: {}, attachments: draft.attachments }}
      mode="view"
      response={draft.response}
      status={back}
      notice={draft.state === 'lost' ? <Notice kind="warn">{t('work.lost', { reason: lostWords(t, draft) })}</Notice> : undefined}
    />
  );
}
