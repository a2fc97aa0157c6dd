import { ApiError } from '../../api/errors';
import type { JsonObject, Project } from '../../api/wire';
import { Button } from '../../components/Button';
import { ErrorText, Notice } from '../../components/States';
import { useText } from '../../messages/taxonomy';
import type { Path } from './json';
import { flat, outline } from './outline';
import { pathOf } from './problemPath';
import { useNodeName } from './TaxonomyTree';

/** Why the server does not take the parameters: each problem once, and the way to the line of the tree that it is about. */
export function Refused({ error, project, params, onShow }: { error: unknown; project: Project; params: JsonObject; onShow: (path: Path) => void }) {
  const t = useText();
  const nodeName = useNodeName();
  const problems = error instanceof ApiError ? error.problems : [];
  if (problems.length === 0) return <Notice kind="bad"><ErrorText error={error} /></Notice>;
  const nodes = flat(outline(project.type, params));
  const nodeAt = (path: Path) => nodes.findLast((node) => node.path.every((step, i) => step === path[i]));
  return (
    <Notice kind="bad">
      <p>{t('publish.refused', { n: problems.length })}</p>
      <ul className="problem-list">
        {problems.map(({ path, message }) => {
          const node = nodeAt(pathOf(path));
          return (
            <li key={`${path} ${message}`}>
              {node ? <Button kind="quiet" size="small" onPress={() => onShow(node.path)}>{nodeName(node)}</Button> : <code>{path}</code>} {message}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
