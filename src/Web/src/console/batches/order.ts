import { MAX_PRIORITY, MIN_PRIORITY } from '../../api/priority';

export interface Ordered {
  name: string;
  priority: number;
  created_at: string;
}

/** The order in which running batches are worked: priority, then age, then name. */
export function byOrder(a: Ordered, b: Ordered): number {
  return b.priority - a.priority || a.created_at.localeCompare(b.created_at) || a.name.localeCompare(b.name);
}

/** The batch with its new priority. */
export interface Change {
  name: string;
  priority: number;
}

/**
 * Which priorities must change so that batch `from` of the ordered list stands at place `to`: as few as possible, the moved one
 * first. When a hundred steps are not enough room, all are spread anew.
 */
export function moved(ordered: readonly Ordered[], from: number, to: number): Change[] {
  const order = [...ordered];
  const [item] = order.splice(from, 1);
  if (!item || from === to) return [];
  order.splice(to, 0, item);
  const priorities = order.map((b) => b.priority);

  const above = order[to - 1];
  const below = order[to + 1];
  const most = above ? above.priority - (stands(above, item) ? 0 : 1) : MAX_PRIORITY;
  const least = below ? below.priority + (stands(item, below) ? 0 : 1) : MIN_PRIORITY;
  priorities[to] = !above ? Math.max(least, Math.min(item.priority, most)) : !below ? Math.min(most, Math.max(item.priority, least)) : least <= most ? Math.floor((least + most) / 2) : least;

  // Whoever stands above must be worked earlier: raise what is not, upwards from the moved one.
  for (let i = to - 1; i >= 0; i--) {
    const needed = priorities[i + 1]! + (stands(order[i]!, order[i + 1]!) ? 0 : 1);
    if (priorities[i]! >= needed) break;
    priorities[i] = needed;
  }
  if (priorities[0]! > MAX_PRIORITY || priorities.some((p) => p < MIN_PRIORITY)) return changes(order, spread(order.length));
  return changes(order, priorities);
}

/** With the same priority, a is worked before b. */
const stands = (a: Ordered, b: Ordered) => a.created_at.localeCompare(b.created_at) < 0 || (a.created_at === b.created_at && a.name < b.name);

/** Evenly over the whole range, highest first; more than a hundred share. */
const spread = (n: number) => Array.from({ length: n }, (_, i) => Math.round(MAX_PRIORITY - ((i + 0.5) * MAX_PRIORITY) / n));

function changes(order: readonly Ordered[], priorities: readonly number[]): Change[] {
  return order.flatMap((batch, i) => (batch.priority === priorities[i] ? [] : [{ name: batch.name, priority: priorities[i]! }]));
}
