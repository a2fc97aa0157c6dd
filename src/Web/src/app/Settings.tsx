import { useState, type FormEvent } from 'react';
import { setPassword } from '../api/account';
import { useSession } from '../api/session';
import { Button } from '../components/Button';
import { Switch, TextField } from '../components/Field';
import { Page, Section } from '../components/Page';
import { Select } from '../components/Select';
import { ErrorText, Notice } from '../components/States';
import { toast } from '../components/toasts';
import { languagesFor, type Language } from '../messages/languages';
import { useText } from '../messages/shell';
import { NewPassword, PASSWORD_LENGTH } from './NewPassword';
import { usePreferences, type Theme } from './preferences';

const themes: Theme[] = ['system', 'light', 'dark'];

export default function Settings() {
  const t = useText();
  const { theme, language, singleKeys, set } = usePreferences();
  const session = useSession((s) => s.session);
  const languages = languagesFor(language);
  if (!session) return null;
  return (
    <Page title={t('settings.title')} width="narrow">
      <Section title={t('settings.profile')}>
        <dl className="facts">
          <dt>{t('settings.name')}</dt><dd>{session.person.name}</dd>
          <dt>{t('settings.email')}</dt><dd>{session.person.email}</dd>
          <dt>{t('settings.organization')}</dt><dd>{session.organization.name}</dd>
          <dt>{t('settings.role')}</dt><dd>{t(`role.${session.role}`)}</dd>
        </dl>
      </Section>
      <Section title={t('settings.appearance')} hint={t('settings.device')}>
        <Select<Theme> label={t('menu.theme')} choices={themes.map((id) => ({ id, name: t(`theme.${id}`) }))} value={theme} onChange={(value) => set({ theme: value })} />
        {languages.length > 1 && <Select<Language> label={t('settings.language')} hint={t('settings.language.hint')} choices={languages} value={language} onChange={(value) => set({ language: value })} />}
      </Section>
      <Section title={t('settings.keyboard')}>
        <Switch isSelected={singleKeys} onChange={(value) => set({ singleKeys: value })} hint={t('settings.singlekeys.hint')}>{t('settings.singlekeys')}</Switch>
      </Section>
      <Section title={t('settings.password')}>
        <PasswordForm hasPassword={session.hasPassword} />
      </Section>
    </Page>
  );
}

function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const t = useText();
  const [current, setCurrent] = useState('');
  const [password, change] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setPassword(password, hasPassword ? current : undefined)
      .then(() => {
        setCurrent('');
        change('');
        setFailure(undefined);
        toast.good(t('password.changed'));
      }, setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <form className="stack" onSubmit={submit}>
      {failure !== undefined && <Notice kind="bad"><ErrorText error={failure} /></Notice>}
      {hasPassword && <TextField label={t('password.current')} type="password" autoComplete="current-password" value={current} onChange={setCurrent} isRequired />}
      <NewPassword value={password} onChange={change} />
      <div className="row">
        <Button type="submit" isPending={busy} isDisabled={[...password].length < PASSWORD_LENGTH || (hasPassword && current === '')}>{t(hasPassword ? 'settings.password.change' : 'settings.password.set')}</Button>
      </div>
    </form>
  );
}
