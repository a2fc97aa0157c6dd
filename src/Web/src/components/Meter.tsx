import { Label, ProgressBar } from 'react-aria-components';
import './meter.css';

/** Long work: how far it is. */
export function Meter({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <ProgressBar className="meter" value={value} maxValue={Math.max(1, max)}>
      {({ percentage = 0, valueText }) => (
        <>
          <span className="row apart"><Label>{label}</Label><span className="muted">{valueText}</span></span>
          <span className="meter-track"><span className="meter-fill" style={{ inlineSize: `${percentage}%` }} /></span>
        </>
      )}
    </ProgressBar>
  );
}
