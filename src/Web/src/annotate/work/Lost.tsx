import { useEffect, useState } from 'react';
import type { JsonObject } from '../../annotation/json';
import { Button } from '../../components/Button';
import { Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { draftKey, type Draft } from '../../drafts/draft';
import { loadDraft } from '../../drafts/drafts';
import { useText } from '../../messages/annotate';
import { lostWords } from './lostWords';
import { LazyWorkspace as Workspace } from '../../workspace/LazyWorkspace';
import { useStation } from '../live/context';
import type { Assignment, ProjectResult } from '../live/messages';
import type { Ended } from '../live/stream';

/** A task that is not the person's any more: says why, and keeps what was done readable. */
export function Lost({ assignment, project, ended, onDone }: { assignment: Assignment; project: ProjectResult; ended: Ended; onDone: () => void }) {
  const t = useText();
  const { db, person } = useStation();
  const [draft, setDraft] = useState<Draft | null | undefined>();
  useEffect(() => {
    void loadDraft(db, draftKey(person, assignment.task)).then(setDraft, () => setDraft(null));
  }, [db, person, assignment.task]);
  if (draft === undefined) return <Loading rows={8} />;
  const response: JsonObject = draft?.response ?? {};
  return (
    <Workspace
      task={{ key: `lost ${assignment.task}`, type: assignment.type, project: project.name, instruction: assignment.instruction ?? null, params: JSON.parse(assignment.params) as JsonObject, inherited: JSON.parse(project.params) as JsonObject, attachments: assignment.attachments ?? [] }}
      mode="view"
      response={response}
      notice={
        <Notice kind="warn">
          <div className="row apart">
            <span>{t('work.lost', { reason: lostWords(t, ended) })}</span>
            <span className="row">
              <Button size="small" onPress={() => void navigator.clipboard.writeText(JSON.stringify(response, null, 2)).then(() => toast.good(t('work.copied')))}>{t('work.copy')}</Button>
              <Button size="small" kind="primary" onPress={onDone}>{t('work.next')}</Button>
            </span>
          </div>
        </Notice>
      }
    />
  );
}
