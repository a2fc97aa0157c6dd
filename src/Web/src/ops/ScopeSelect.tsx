import { useQuery } from '@tanstack/react-query';
import { useSession } from '../api/session';
import { Select, type Choice } from '../components/Select';
import { useText } from '../messages/ops';
import { batchesQuery, namesQuery, projectsQuery } from './queries';

const USUAL = '';

/** Whose figures; null is all that the person may see. */
export function ScopeSelect({ scope, onChange }: { scope: string | null; onChange: (scope: string | null) => void }) {
  const t = useText();
  const session = useSession((s) => s.session);
  const projects = useQuery(projectsQuery());
  const choices: Choice[] = [
    { id: USUAL, name: t('live.scope.usual') },
    ...(session?.operator ? [{ id: `organization:${session.organization.id}`, name: t('live.scope.organization') }] : []),
    ...(projects.data ?? []).map((p) => ({ id: `project:${p.id}`, name: t('live.scope.project', { name: p.name }) })),
  ];
  const chosen = scope ?? USUAL;
  const [kind, of = ''] = chosen.split(':');
  const batches = useQuery({ ...batchesQuery(), enabled: kind === 'batch' });
  const people = useQuery({ ...namesQuery(), enabled: kind === 'person' });
  const name = kind === 'batch' ? batches.data?.batches.find((b) => b.id === of)?.name : people.data?.get(of);
  if (!choices.some((c) => c.id === chosen)) choices.push({ id: chosen, name: name ? t(kind === 'batch' ? 'live.scope.batch' : 'live.scope.person', { name }) : t('live.scope.other', { scope: chosen }) });
  return <div className="live-scope"><Select label={t('live.scope')} hideLabel choices={choices} value={chosen} onChange={(id) => onChange(id === USUAL ? null : id)} /></div>;
}
