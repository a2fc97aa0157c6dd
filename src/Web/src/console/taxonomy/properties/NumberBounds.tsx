import { NumberField } from '../../../components/NumberField';
import { useText } from '../../../messages/taxonomy';
import { numberIn, type FormProps } from './form';

export function NumberBounds({ value, put }: Pick<FormProps, 'value' | 'put'>) {
  const t = useText();
  return (
    <div className="form-grid narrow-grid">
      {(['min', 'max', 'step'] as const).map((key) => <NumberField key={key} label={t(`attribute.${key}`)} value={numberIn(value, key)} onChange={(n) => put(key, n)} onEmpty={() => put(key, undefined)} />)}
    </div>
  );
}
