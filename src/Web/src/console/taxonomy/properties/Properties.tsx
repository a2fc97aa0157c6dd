import type { Json } from '../../../api/wire';
import { Notice } from '../../../components/States';
import { useText } from '../../../messages/taxonomy';
import type { Finding } from '../checks';
import type { Draft } from '../draft';
import { get, keyOf, set } from '../json';
import { flat, outline } from '../outline';
import { useNodeName } from '../TaxonomyTree';
import { AttributeForm } from './AttributeForm';
import { FieldForm } from './FieldForm';
import type { FormProps } from './form';
import { GeometryForm } from './GeometryForm';
import { LabelForm } from './LabelForm';
import { LinkForm } from './LinkForm';
import { ListForm } from './ListForm';

export function Properties({ type, draft, findings }: { type: string; draft: Draft; findings: Finding[] }) {
  const t = useText();
  const nodeName = useNodeName();
  const node = draft.selected && flat(outline(type, draft.params)).find((n) => n.id === keyOf(draft.selected!));
  if (!node) return <p className="muted">{t('select')}</p>;
  const put = (property: string, value: Json | undefined) => draft.edit((params) => set(params, [...node.path, property], value));
  const props: FormProps = { type, draft, node, value: get(draft.params, node.path), put };
  return (
    <div className="stack" key={node.id}>
      <h2>{nodeName(node)}</h2>
      {findings.filter((f) => f.at === node.id).map((f) => <Notice key={f.kind + Object.values(f.values)} kind="warn">{t(`finding.${f.kind}`, f.values)}</Notice>)}
      <Form {...props} />
    </div>
  );
}

function Form(props: FormProps) {
  const t = useText();
  switch (props.node.kind) {
    case 'label':
      return <LabelForm {...props} />;
    case 'geometry':
      return <GeometryForm {...props} />;
    case 'attribute':
      return <AttributeForm {...props} />;
    case 'field':
      return <FieldForm {...props} />;
    case 'link':
      return <LinkForm {...props} />;
    case 'list':
      return <ListForm {...props} />;
    case 'attributes':
      return <p className="muted">{t(props.node.name === 'global_attributes' ? 'section.global_attributes.hint' : 'section.annotation_attributes.hint')}</p>;
    case 'links':
      return <p className="muted">{t('section.links.hint')}</p>;
    case 'fields':
      return <p className="muted">{t('section.fields.hint')}</p>;
  }
}
