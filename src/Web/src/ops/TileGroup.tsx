import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../messages/ops';
import { Csv, ViewSwitch, type Sheet } from './ChartSection';
import { Change, Tile, type TileProps } from './Tile';

/** Figures side by side, or as a table, or as a file. */
export function TileGroup({ label, tiles, csv }: { label: string; tiles: readonly TileProps[]; csv: Sheet }) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="tile-group" role="group" aria-label={label}>
      <div className="row tile-bar"><ViewSwitch asTable={asTable} onChange={setAsTable} /><Csv of={csv} /></div>
      {asTable ? <TileTable tiles={tiles} /> : <div className="tiles">{tiles.map((tile) => <Tile key={tile.name} {...tile} />)}</div>}
    </div>
  );
}

function TileTable({ tiles }: { tiles: readonly TileProps[] }) {
  const t = useText();
  return (
    <div className="section flush"><div className="section-body"><div className="table-scroll">
      <table className="table">
        <thead><tr><th>{t('tile.figure')}</th><th className="numeric">{t('tile.value')}</th><th className="numeric">{t('tile.change')}</th><th>{t('tile.note')}</th></tr></thead>
        <tbody>
          {tiles.map(({ name, value, delta, sub, to }) => (
            <tr key={name}>
              <td>{to ? <Link to={to}>{name}</Link> : name}</td>
              <td className="numeric">{value ?? t('none')}</td>
              <td className="numeric">{delta ? <Change delta={delta} /> : t('none')}</td>
              <td className="muted small">{sub}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div></div></div>
  );
}
