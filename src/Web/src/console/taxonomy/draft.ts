import { useCallback, useEffect, useState } from 'react';
import { latest, paramsOf, type JsonObject, type Project } from '../../api/wire';
import { isObject, type Path } from './json';

/** Steps that can be undone. */
const HISTORY = 200;

interface Kept {
  base: number;
  params: JsonObject;
}

interface State extends Kept {
  past: JsonObject[];
  future: JsonObject[];
}

const place = (project: Project) => `scheduler.taxonomy.${project.id}`;

/** The draft of this project on this device, or its published parameters. */
function load(project: Project): State {
  const published = latest(project);
  const fresh: State = { base: published.version, params: paramsOf(published), past: [], future: [] };
  try {
    const kept = JSON.parse(localStorage.getItem(place(project)) ?? 'null') as Kept | null;
    return kept && isObject(kept.params) ? { ...fresh, base: kept.base, params: kept.params } : fresh;
  } catch {
    return fresh;
  }
}

export interface Draft {
  params: JsonObject;
  /** The version that the draft was begun from. */
  base: number;
  changed: boolean;
  selected: Path | null;
  select: (path: Path | null) => void;
  edit: (change: (params: JsonObject) => JsonObject) => void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  discard: () => void;
  /** The draft became a version: the next one begins from there. */
  published: () => void;
}

/** A project's taxonomy while it is edited: undone step by step, kept on this device until it is published or discarded. */
export function useDraft(project: Project): Draft {
  const [state, setState] = useState(() => load(project));
  const [selected, select] = useState<Path | null>(null);
  const changed = JSON.stringify(state.params) !== JSON.stringify(paramsOf(latest(project)));

  useEffect(() => {
    if (changed) localStorage.setItem(place(project), JSON.stringify({ base: state.base, params: state.params } satisfies Kept));
    else localStorage.removeItem(place(project));
  }, [project, state, changed]);

  const edit = useCallback((change: (params: JsonObject) => JsonObject) => {
    setState((s) => {
      const params = change(s.params);
      return params === s.params ? s : { ...s, params, past: [...s.past.slice(-HISTORY), s.params], future: [] };
    });
  }, []);
  const undo = () => setState((s) => (s.past.length === 0 ? s : { ...s, params: s.past.at(-1)!, past: s.past.slice(0, -1), future: [s.params, ...s.future] }));
  const redo = () => setState((s) => (s.future.length === 0 ? s : { ...s, params: s.future[0]!, past: [...s.past, s.params], future: s.future.slice(1) }));
  const discard = useCallback(() => {
    localStorage.removeItem(place(project));
    setState(load(project));
    select(null);
  }, [project]);
  const published = useCallback(() => setState((s) => ({ ...s, base: s.base + 1, past: [], future: [] })), []);
  return { published, params: state.params, base: state.base, changed, selected, select, edit, undo: state.past.length > 0 ? undo : undefined, redo: state.future.length > 0 ? redo : undefined, discard };
}
