import { useState } from 'react';
import { Button } from '../../components/Button';
import { TextField } from '../../components/Field';
import { useText } from '../../messages/workspace';

/** Longest feedback that the hub takes, in characters. */
const maxFeedback = 4_000;

/** What the person thinks of the instructions; the customer reads it. The words stay until they have arrived. */
export function Feedback({ onSend }: { onSend: (text: string) => Promise<boolean> }) {
  const t = useText();
  const [text, setText] = useState('');
  const [state, setState] = useState<'' | 'busy' | 'sent' | 'enough' | 'failed'>('');
  const send = () => {
    setState('busy');
    onSend(text.trim()).then((taken) => {
      if (taken) setText('');
      setState(taken ? 'sent' : 'enough');
    }, () => setState('failed'));
  };
  return (
    <section className="guidelines-feedback stack tight" aria-label={t('feedback')}>
      <TextField label={t('feedback')} hint={t('feedback.hint')} rows={3} value={text} onChange={setText} maxLength={maxFeedback} />
      <div className="row">
        <Button size="small" isPending={state === 'busy'} isDisabled={text.trim() === ''} onPress={send}>{t('feedback.send')}</Button>
        <span role="status" className={state === 'failed' || state === 'enough' ? 'field-error' : 'muted small'}>{state === '' || state === 'busy' ? '' : t(`feedback.${state}`)}</span>
      </div>
    </section>
  );
}
