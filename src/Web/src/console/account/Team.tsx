import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import { useSession } from '../../api/session';
import type { Teammate } from '../../api/wire';
import { ActionsHead } from '../../components/ActionsHead';
import { Button, IconButton } from '../../components/Button';
import { Chip } from '../../components/Chip';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/account';
import { Invite } from './Invite';
import { LetIn } from './LetIn';
import { givable, type Givable } from './roles';

export function Team() {
  const t = useText();
  const admin = useSession((s) => s.session?.role === 'admin');
  const team = useQuery({ queryKey: ['team'], queryFn: () => take(api.GET('/v1/teams')) });
  const [inviting, setInviting] = useState(false);
  return (
    <Page title={t('team.title')} lead={admin ? t('team.lead') : `${t('team.lead')} ${t('team.admins')}`} actions={admin && <Button kind="primary" onPress={() => setInviting(true)}><Icon name="plus" />{t('team.invite')}</Button>}>
      <Section flush>
        <Fetched of={team}>{(found) => <TeamTable team={found} editable={admin} />}</Fetched>
      </Section>
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </Page>
  );
}

function TeamTable({ team, editable }: { team: Teammate[]; editable: boolean }) {
  const t = useText();
  const intl = useIntl();
  const queries = useQueryClient();
  const own = useSession((s) => s.session?.person.id);
  const [letting, setLetting] = useState<Teammate | null>(null);
  const change = useMutation({
    mutationFn: ({ person, role }: { person: Teammate; role: Givable }) => take(api.POST('/v1/teams/set_role', { body: { emails: [person.email], team_role: role } })),
    onSuccess: (now, { person, role }) => {
      queries.setQueryData(['team'], now);
      toast.good(t('team.changed', { name: person.firstName ?? person.email, role: t(`team.role.${role}`) }));
    },
    onError: (error) => toast.bad(t('failed'), error),
  });
  return (
    <div className="table-scroll">
      <table className="table">
        <thead><tr><th>{t('team.col.person')}</th><th>{t('team.col.role')}</th><th>{t('team.col.state')}</th>{editable && <ActionsHead />}</tr></thead>
        <tbody>
          {team.map((person) => {
            const fixed = !editable || person.id === own || person.role === 'admin' || person.role === 'disabled';
            return (
              <tr key={person.id}>
                <td><div className="cell-name"><strong>{person.firstName ?? person.email}</strong>{person.firstName && <span>{person.email}</span>}</div></td>
                <td className="team-role">
                  {fixed ? t(`team.role.${person.role}`) : (
                    <Select<Givable> label={t('team.role.of', { name: person.email })} hideLabel small choices={givable.map((id) => ({ id, name: t(`team.role.${id}`), hint: t(`team.role.${id}.hint`) }))} value={person.role as Givable} onChange={(role) => change.mutate({ person, role })} />
                  )}
                </td>
                <td>{person.role === 'disabled' ? <Chip tone="bad">{t('team.disabled')}</Chip> : person.invited ? <Chip tone="warn">{t('team.waiting', { when: intl.formatDate(person.invitedUntil, { dateStyle: 'medium' }) })}</Chip> : <Chip tone="good">{t('team.joined')}</Chip>}</td>
                {editable && <td className="narrow">{!person.invited && person.role !== 'disabled' && person.id !== own && <IconButton label={t('team.link', { name: person.firstName ?? person.email })} onPress={() => setLetting(person)}><Icon name="key" /></IconButton>}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {letting && <LetIn person={letting} onClose={() => setLetting(null)} />}
    </div>
  );
}
