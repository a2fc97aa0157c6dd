import type { Json } from '../../api/wire';
import { Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { useText } from '../../messages/console';
import { roles, valueOf, type Mapping, type Role } from './mapping';
import type { Source } from './source';

const shown = (value: Json | undefined) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

export function Columns({ source, mapping, onChange }: { source: Source; mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const t = useText();
  return (
    <Section title={t('upload.mapping')} hint={t('upload.mapping.hint')} flush>
      <div className="table-scroll">
        <table className="table">
          <thead><tr><th>{t('upload.column')}</th><th>{t('upload.example')}</th><th>{t('upload.means')}</th></tr></thead>
          <tbody>
            {source.columns.map((column) => {
              const first = source.rows.find((row) => shown(valueOf(row, column)) !== '');
              return (
                <tr key={column}>
                  <td><strong>{column}</strong></td>
                  <td className="upload-example"><span className="mono">{shown(first && valueOf(first, column)).slice(0, 120)}</span></td>
                  <td className="upload-role">
                    <Select<Role> label={`${t('upload.means')}: ${column}`} hideLabel small choices={roles.map((id) => ({ id, name: t(`upload.role.${id}`) }))} value={mapping[column] ?? 'ignore'} onChange={(role) => onChange({ ...mapping, [column]: role })} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
