import { Switch } from '../../../components/Field';
import { NumberField } from '../../../components/NumberField';
import { useText } from '../../../messages/taxonomy';
import { flagIn, numberIn, type FormProps } from './form';

type Bound = 'min_width' | 'min_height' | 'min_vertices' | 'max_vertices';

const bounds: Record<string, Bound[]> = {
  box: ['min_width', 'min_height'],
  cuboid: ['min_width', 'min_height'],
  polygon: ['min_vertices', 'max_vertices'],
  line: ['min_vertices', 'max_vertices'],
};

export function GeometryForm({ node, value, put }: FormProps) {
  const t = useText();
  return (
    <>
      <div className="form-grid">
        {(bounds[node.name] ?? []).map((key) => (
          <NumberField key={key} label={t(`geometry.${key}`)} value={numberIn(value, key)} min={0} onChange={(n) => put(key, n)} onEmpty={() => put(key, undefined)} />
        ))}
      </div>
      {node.name === 'box' && (
        <>
          <Switch isSelected={flagIn(value, 'can_rotate')} onChange={(on) => put('can_rotate', on || undefined)}>{t('geometry.can_rotate')}</Switch>
          <Switch isSelected={flagIn(value, 'integer_pixels')} onChange={(on) => put('integer_pixels', on || undefined)}>{t('geometry.integer_pixels')}</Switch>
        </>
      )}
    </>
  );
}
