import { useText } from '../messages/shell';
import { Button } from './Button';
import { Icon } from './Icon';
import { toast } from './toasts';
import './copy.css';

/** A text to be taken elsewhere: a key, a link. */
export function Copy({ value, label, secret }: { value: string; label: string; secret?: boolean }) {
  const t = useText();
  const copy = () => void navigator.clipboard.writeText(value).then(() => toast.good(t('copied')), (error: unknown) => toast.bad(t('error.title'), error));
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="copy">
        <code className={`clip ${secret ? 'copy-secret' : ''}`}>{value}</code>
        <Button size="small" onPress={copy} aria-label={`${t('copy')} ${label}`}><Icon name="copy" size={16} />{t('copy')}</Button>
      </div>
    </div>
  );
}
