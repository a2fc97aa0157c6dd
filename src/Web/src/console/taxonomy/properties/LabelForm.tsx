import { Radio, RadioGroup } from 'react-aria-components';
import { TextField } from '../../../components/Field';
import { Notice } from '../../../components/States';
import { useText } from '../../../messages/taxonomy';
import { palette } from '../checks';
import { set } from '../json';
import { nameOf, withProperty } from '../labels';
import { renameLabel } from '../mentions';
import { orNothing, textIn, type FormProps } from './form';
import { useTyped } from './useTyped';

export function LabelForm({ type, draft, node, value }: FormProps) {
  const t = useText();
  const entry = value ?? '';
  const put = (property: string, next: string | undefined) => draft.edit((params) => set(params, node.path, withProperty(entry, property, next)));
  const rename = useTyped<string>(draft, (params, name) => renameLabel(type, params, node.path, name));
  const color = textIn(entry, 'color');
  return (
    <>
      {node.children.length > 0 && <Notice>{t('label.group')}</Notice>}
      <TextField label={t('label.name')} hint={t('label.name.hint')} value={nameOf(entry)} onChange={rename} maxLength={500} />
      <TextField label={t('label.display')} value={textIn(entry, 'display')} onChange={(text) => put('display', orNothing(text))} placeholder={nameOf(entry)} />
      <TextField label={t('label.description')} hint={t('label.description.hint')} rows={2} value={textIn(entry, 'description')} onChange={(text) => put('description', orNothing(text))} />
      <div className="field">
        <span className="field-label" id="colour-label">{t('label.color')}</span>
        <RadioGroup className="swatches" aria-labelledby="colour-label" orientation="horizontal" value={color} onChange={(next) => put('color', orNothing(next))}>
          <Radio value="" className="swatch none" aria-label={t('label.color.none')}><span aria-hidden>∅</span></Radio>
          {palette.map((c) => <Radio key={c} value={c} className="swatch" aria-label={t('label.color.pick', { color: c })} style={{ background: c }} />)}
          {color !== '' && !palette.includes(color) && <Radio value={color} className="swatch" aria-label={t('label.color.pick', { color })} style={{ background: color }} />}
        </RadioGroup>
        <label className="row small muted">
          <input type="color" className="swatch-own" value={/^#[0-9a-f]{6}$/i.test(color) ? color : '#808080'} onChange={(event) => put('color', event.target.value)} />
          {t('label.color.own')}
        </label>
      </div>
      <TextField label={t('label.hotkey')} hint={t('label.hotkey.hint')} value={textIn(entry, 'hotkey')} onChange={(key) => put('hotkey', orNothing(key.trim().slice(-1)))} maxLength={2} />
    </>
  );
}
