import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../api/session';
import { Select, type Choice } from '../../components/Select';
import { TabList } from '../../components/TabList';
import { useText } from '../../messages/ops';
import { projectsQuery } from '../queries';
import { WINDOWS, type View } from '../scope';

const USUAL = '';

/** Whose figures, and of which time. */
export function ViewBar({ view, onChange }: { view: View; onChange: (change: Partial<View>) => void }) {
  const t = useText();
  const session = useSession((s) => s.session);
  const projects = useQuery(projectsQuery());
  const choices: Choice[] = [
    { id: USUAL, name: t('live.scope.usual') },
    ...(session?.operator ? [{ id: `organization:${session.organization.id}`, name: t('live.scope.organization') }] : []),
    ...(projects.data ?? []).map((p) => ({ id: `project:${p.id}`, name: t('live.scope.project', { name: p.name }) })),
  ];
  const scope = view.scope ?? USUAL;
  if (!choices.some((c) => c.id === scope)) choices.push({ id: scope, name: t('live.scope.other', { scope }) });
  return (
    <>
      <div className="live-scope"><Select label={t('live.scope')} hideLabel choices={choices} value={scope} onChange={(id) => onChange({ scope: id === USUAL ? null : id })} /></div>
      <TabList label={t('live.window')} tabs={WINDOWS.map((m) => ({ id: `${m}` as const, name: t(`live.window.${m}`) }))} value={`${view.minutes}`} onChange={(id) => onChange({ minutes: WINDOWS.find((m) => `${m}` === id)! })} />
    </>
  );
}
