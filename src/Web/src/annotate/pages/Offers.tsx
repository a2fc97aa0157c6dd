import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Section } from '../../components/Page';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/annotate';
import { useTypeName } from '../../messages/types';
import { useLive, useStation } from '../live/context';
import type { Assignment } from '../live/messages';
import { useNow } from '../work/Clocks';

/** After "not now" the task may come back, in seconds. */
const laterSeconds = 900;

/** What is put before the person, to accept or decline before its time is over. */
export function Offers() {
  const offers = useLive((s) => s.assignments);
  return offers.filter((a) => a.standing === 'offered').map((a) => <Offer key={`${a.task} ${a.token}`} offer={a} />);
}

function Offer({ offer }: { offer: Assignment }) {
  const t = useText();
  const typeName = useTypeName();
  const { live, offset } = useStation();
  const [busy, setBusy] = useState(false);
  const [first, setFirst] = useState<number | null>(null);
  const [project, setProject] = useState('');
  const now = useNow();
  useEffect(() => {
    live.project(offer).then(({ name }) => setProject(name), () => undefined);
  }, [live, offer]);
  useEffect(() => {
    // The picture is there when the person says yes.
    for (const { url, type } of offer.attachments ?? []) if (type?.startsWith('image/')) new Image().src = url;
  }, [offer]);
  const left = offer.until ? Math.max(0, Math.round((Date.parse(offer.until) - now - offset()) / 1000)) : null;
  if (left !== null && first === null) setFirst(left);
  const run = (call: Promise<boolean>) => {
    setBusy(true);
    call.then((mine) => mine || toast.info(t('offer.gone')), (error: unknown) => toast.bad(t('offer.failed'), error)).finally(() => setBusy(false));
  };
  return (
    <Section title={t('offer.title')} hint={left === null ? undefined : t('offer.left', { seconds: left })}>
      {left !== null && <progress className="offer-left" max={Math.max(1, first ?? left)} value={left} aria-hidden />}
      <p><strong>{t(`offer.stage.${offer.stage}`)}</strong> · {typeName(offer.type)}{project && ` · ${project}`}</p>
      {offer.instruction && <p className="offer-words">{offer.instruction}</p>}
      <Why explanation={offer.explanation} />
      <div className="row">
        <Button kind="primary" size="large" isPending={busy} onPress={() => run(live.accept(offer))} autoFocus>{t('offer.accept')}</Button>
        <Button isDisabled={busy} onPress={() => run(live.decline(offer, t('decline.reason'), laterSeconds))}>{t('offer.later')}</Button>
        <Button kind="quiet" isDisabled={busy} onPress={() => run(live.decline(offer, t('decline.reason'), null))}>{t('offer.never')}</Button>
      </div>
    </Section>
  );
}

/** Why this person got it, of what the dispatcher kept: rules by name and counts are for managers. */
function Why({ explanation }: { explanation: string | null | undefined }) {
  const t = useText();
  const why = whyOf(explanation);
  if (why === null) return null;
  return (
    <details>
      <summary>{t('offer.why')}</summary>
      <p>{why.rank > 1 ? t('offer.why.rank', why) : t('offer.why.first', why)}{why.policy === 'priority-then-due' && ` ${t('offer.why.order')}`}</p>
    </details>
  );
}

function whyOf(explanation: string | null | undefined): { readonly policy: string; readonly rank: number; readonly lanes: number } | null {
  try {
    const { policy, rank, lanes } = JSON.parse(explanation ?? '{}') as Record<string, unknown>;
    return typeof rank === 'number' && typeof lanes === 'number' && rank > 0 ? { policy: String(policy), rank, lanes } : null;
  } catch {
    return null;
  }
}
