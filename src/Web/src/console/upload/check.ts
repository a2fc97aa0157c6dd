import type { JsonObject } from '../../api/wire';
import { inSlices, type Waiting } from '../../turns';
import { addressColumns, taskOf, type Mapping } from './mapping';
import type { Source } from './source';

export interface Checked {
  good: { line: number; body: JsonObject }[];
  bad: { line: number; error: string }[];
}

/** All rows as tasks; a unique id given twice is told here, before the server has half of them. */
export async function check(source: Source, mapping: Mapping, type: string, waiting?: Waiting): Promise<Checked> {
  const checked: Checked = { good: [], bad: [] };
  const seen = new Map<string, number>();
  const addresses = addressColumns(source, mapping, type);
  await inSlices(source.rows, (row) => {
    const task = taskOf(row, mapping, type, addresses);
    if ('error' in task) {
      checked.bad.push({ line: row.line, error: task.error });
      return;
    }
    const id = task.body.unique_id;
    const before = typeof id === 'string' ? seen.get(id) : undefined;
    if (before !== undefined) {
      checked.bad.push({ line: row.line, error: `The unique id “${String(id)}” stands in line ${before} already.` });
      return;
    }
    if (typeof id === 'string') seen.set(id, row.line);
    checked.good.push({ line: row.line, body: task.body });
  }, waiting);
  return checked;
}
