import { useEffect, useState } from 'react';
import type { Source } from './sources';

export interface TextOf {
  /** Null until it is there. */
  readonly text: string | null;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** The words of a text, fetched where it is a file. */
export function useTextOf(source: Source | undefined): TextOf {
  const url = source?.text === undefined ? source?.url : undefined;
  const [fetched, setFetched] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    setFetched(null);
    setFailed(false);
    if (url === undefined) return;
    const gone = new AbortController();
    window.fetch(url, gone)
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))))
      .then(setFetched)
      .catch(() => gone.signal.aborted || setFailed(true));
    return () => gone.abort();
  }, [url, tries]);
  return { text: url === undefined ? (source?.text ?? '') : fetched, failed, retry: () => setTries((n) => n + 1) };
}
