import { TextField } from '../components/Field';
import { useText } from '../messages/shell';

/** Characters a password must have; the server says the same. */
export const PASSWORD_LENGTH = 12;

export function NewPassword({ value, onChange, autoFocus }: { value: string; onChange: (value: string) => void; autoFocus?: boolean }) {
  const t = useText();
  const missing = PASSWORD_LENGTH - [...value].length;
  return (
    <TextField
      label={t('password.new')}
      type="password"
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      isRequired
      autoFocus={autoFocus}
      hint={value !== '' && missing > 0 ? t('password.short', { n: missing }) : t('password.rule')}
    />
  );
}
