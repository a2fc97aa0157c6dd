import { useEffect, useState } from 'react';
import type { JsonObject } from '../../annotation/json';
import { newer } from '../../drafts/draft';
import { loadDraft } from '../../drafts/drafts';
import { onWritten } from '../../drafts/tabs';
import { useStation } from '../live/context';

/**
 * The work on a task that another tab of this device holds, as that tab keeps it: read when this one opens, when it is looked at again, and
 * whenever the other writes. What was read last stays: a draft goes when its answer has arrived. `shared` is the server's copy.
 */
export function useOtherTab(key: string, shared: string | null | undefined, elsewhere: boolean): JsonObject | null {
  const { db } = useStation();
  const [response, setResponse] = useState<JsonObject | null>(null);
  useEffect(() => {
    if (!elsewhere) return undefined;
    const read = () => void loadDraft(db, key).then((draft) => {
      const kept = newer(draft, shared);
      if (kept) setResponse(kept.response);
    }, () => undefined);
    read();
    const deaf = onWritten(key, read);
    document.addEventListener('visibilitychange', read);
    return () => {
      deaf();
      document.removeEventListener('visibilitychange', read);
    };
  }, [db, key, shared, elsewhere]);
  return response;
}
