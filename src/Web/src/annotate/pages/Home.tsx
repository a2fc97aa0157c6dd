import { Radio, RadioGroup } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useSession } from '../../api/session';
import { Button } from '../../components/Button';
import { Page, Section } from '../../components/Page';
import { Loading } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/annotate';
import { useLive, useStation } from '../live/context';
import { wantsWork } from '../live/live';
import type { Activity } from '../live/messages';
import { Focus } from './Focus';
import { Offers } from './Offers';
import { OnDevice } from './OnDevice';
import { Today } from './Today';
import { WhyPaused } from './WhyPaused';

const choices: readonly Activity[] = ['available', 'break', 'offline'];

/** Where an annotator begins: available or not, the task in hand, offers, and what waits on this device. */
export default function Home() {
  const t = useText();
  const navigate = useNavigate();
  const { live } = useStation();
  const name = useSession((s) => s.session?.person.name ?? '');
  const ready = useLive((s) => s.ready);
  const activity = useLive((s) => s.activity);
  const wish = useLive((s) => s.wish);
  const active = useLive((s) => s.assignments.find((a) => a.standing === 'active'));
  const choose = (next: Activity) => void live.setActivity(next).catch((error: unknown) => toast.bad(t('activity.failed'), error));
  const start = () => {
    if (!active && !wantsWork(activity)) choose('available');
    void navigate('/annotate/work');
  };
  const shown = activity === 'busy' ? (wish ?? 'available') : activity;
  return (
    <Page title={t('home.hello', { name: name.split(' ')[0] })} actions={
      <RadioGroup className="segments" aria-label={t('activity')} orientation="horizontal" value={shown} onChange={(v) => choose(v as Activity)} isDisabled={!ready}>
        {choices.map((c) => <Radio key={c} value={c} className="segment">{t(`activity.${c}` as 'activity.available')}</Radio>)}
      </RadioGroup>
    }>
      <WhyPaused />
      <Focus />
      {ready ? (
        <div className="home-start">
          <Offers />
          <Section>
            <div className="row wide">
              <Button kind="primary" size="large" onPress={start}>{t(active ? 'home.resume' : 'home.start')}</Button>
              <p className="muted grow" role="status">{active ? '' : wantsWork(activity) ? t('home.waiting') : t('home.off')}</p>
            </div>
          </Section>
        </div>
      ) : <Loading rows={3} />}
      <OnDevice />
      <Today />
    </Page>
  );
}
