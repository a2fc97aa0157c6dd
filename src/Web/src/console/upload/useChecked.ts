import { useEffect, useState } from 'react';
import { check, type Checked } from './check';
import type { Mapping } from './mapping';
import type { Source } from './source';

/**
 * The rows as they would be sent. A hundred thousand need a moment: null while a new source is looked at for the first time, and
 * not `settled` while another mapping is.
 */
export function useChecked(source: Source | null, mapping: Mapping, type: string): { checked: Checked | null; settled: boolean } {
  const [last, setLast] = useState<{ source: Source; mapping: Mapping; checked: Checked } | null>(null);
  useEffect(() => {
    if (!source) return;
    const stop = new AbortController();
    check(source, mapping, type, { signal: stop.signal }).then(
      (checked) => setLast({ source, mapping, checked }),
      () => {
        // Another mapping is looked at instead.
      },
    );
    return () => stop.abort();
  }, [source, mapping, type]);
  const checked = last?.source === source ? last.checked : null;
  return { checked, settled: checked !== null && last?.mapping === mapping };
}
