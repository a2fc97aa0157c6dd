import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import type { Task } from '../../api/wire';
import { Button } from '../../components/Button';
import { TextField } from '../../components/Field';
import { Icon } from '../../components/Icon';
import { Section } from '../../components/Page';
import { Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { auditsOf, isOvertaken } from './audits';

/**
 * The customer's verdict on a completed task, and those before it. It says which of them it has in view: the server refuses it when
 * somebody else was faster, and theirs is shown then. `onFix` opens its answer to be mended.
 */
export function TaskAudit({ task, onFix }: { task: Task; onFix: (() => void) | undefined }) {
  const t = useText();
  const intl = useIntl();
  const queries = useQueryClient();
  const [comments, setComments] = useState('');
  const count = auditsOf(task);
  const [known, setKnown] = useState(count);
  const team = useQuery({ queryKey: ['team'], enabled: !!task.audits?.length, queryFn: () => take(api.GET('/v1/teams')) });
  const nameOf = (id: string) => {
    const person = team.data?.find((p) => p.id === id);
    return person ? (person.firstName ?? person.email) : t('task.audit.key');
  };
  const audit = useMutation({
    mutationFn: (accepted: boolean) => take(api.POST('/api/tasks/{id}/audit', { params: { path: { id: task.task_id } }, body: { accepted, audits_seen: count, ...(comments.trim() && { comments: comments.trim() }) } })),
    onSuccess: (judged) => {
      setComments('');
      setKnown(auditsOf(judged));
      toast.good(t('task.audit.done'));
      void queries.invalidateQueries({ queryKey: ['task', task.task_id] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    },
    onError: (error) => {
      if (isOvertaken(error)) void queries.invalidateQueries({ queryKey: ['task', task.task_id] });
      else toast.bad(t('failed'), error);
    },
  });
  return (
    <Section title={t('task.audit')}>
      {!!task.audits?.length && (
        <ol className="history">
          {/* Verdicts are only ever added, and two of one moment may be alike. */}
          {task.audits.map((a, i) => (
            <li key={i}>
              <span>{t('task.audit.by', { who: nameOf(a.audited_by), verdict: t(`review.${a.audit_result}`), when: intl.formatDate(a.audited_at, { dateStyle: 'medium', timeStyle: 'short' }) })}</span>
              {a.comments && <span className="muted">{a.comments}</span>}
            </li>
          ))}
        </ol>
      )}
      {count > known && <Notice kind="warn">{t('task.audit.meanwhile', { n: count - known })}</Notice>}
      <TextField label={t('task.audit.comments')} hint={t('task.audit.comments.hint')} rows={3} value={comments} onChange={setComments} maxLength={10_000} />
      <div className="row">
        <Button kind="primary" isPending={audit.isPending && audit.variables} isDisabled={audit.isPending} onPress={() => audit.mutate(true)}><Icon name="check" />{t('task.audit.accept')}</Button>
        <Button kind="danger" isPending={audit.isPending && !audit.variables} isDisabled={audit.isPending} onPress={() => audit.mutate(false)}><Icon name="close" />{t('task.audit.reject')}</Button>
        {onFix && <Button isDisabled={audit.isPending} onPress={onFix}><Icon name="edit" />{t('task.fix')}</Button>}
      </div>
    </Section>
  );
}
