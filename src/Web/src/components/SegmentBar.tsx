import './segment-bar.css';

export interface Segment {
  /** Names the colour: `done`, `waiting`, `error`, … of the --state tokens. */
  state: string;
  value: number;
}

/** A bar of parts of a whole; `label` says the same in words. */
export function SegmentBar({ segments, label, tall }: { segments: Segment[]; label: string; tall?: boolean }) {
  const total = segments.reduce((sum, s) => sum + s.value, 0);
  return (
    <div className={`segment-bar ${tall ? 'tall' : ''}`} role="img" aria-label={label} title={label}>
      {total > 0 && segments.map((s) => s.value > 0 && <span key={s.state} className="segment-part" style={{ flexGrow: s.value, background: `var(--state-${s.state})` }} />)}
    </div>
  );
}
