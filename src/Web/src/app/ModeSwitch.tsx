import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useText } from '../messages/shell';
import { usePreferences, type Mode } from './preferences';

/** Live or test: which of the organization's two worlds the console shows. */
export function ModeSwitch() {
  const t = useText();
  const { mode, set } = usePreferences();
  return (
    <ToggleButtonGroup className={`segments ${mode}`} aria-label={t('mode.label')} selectionMode="single" disallowEmptySelection selectedKeys={[mode]} onSelectionChange={(keys) => set({ mode: [...keys][0] as Mode })}>
      <ToggleButton id="live" className="segment">{t('mode.live')}</ToggleButton>
      <ToggleButton id="test" className="segment">{t('mode.test')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
