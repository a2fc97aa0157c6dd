import type { Path } from './json';

/** The place in the parameters that a problem of the server is about, as in `$.params.links.on[0].to_allowed_labels[0]` or `links["a b"]`. */
export function pathOf(problem: string): Path {
  const steps = [...problem.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) => (index === undefined ? quoted?.replaceAll(/\\(.)/g, '$1') ?? name! : Number(index)));
  const from = steps[0] === '$' ? 1 : 0;
  return steps.slice(steps[from] === 'params' ? from + 1 : from);
}
