import { lazy, Suspense } from 'react';
import { isList, isObject, isText, type JsonObject } from '../../annotation/json';
import type { AnyRule } from '../../annotation/rules/any';
import { AnswerField } from './AnswerField';
import { ChoiceField } from './ChoiceField';
import { ChoicesField } from './ChoicesField';
import { Form } from './Form';
import { LinkedField } from './LinkedField';
import { NumberField } from './NumberField';
import { RowsField } from './RowsField';
import { WordsField } from './WordsField';
import { FieldBox } from './FieldBox';
import type { FieldProps } from './props';

// These bring drag and drop, calendars and their words in every language: loaded where a taxonomy asks for them.
const RankingField = lazy(() => import('./RankingField'));
const DateField = lazy(() => import('./DateField'));

/** The field for a rule. To add a kind of value: its rule in annotation/rules, its field here. */
export function Field(props: FieldProps) {
  const { rule } = props;
  switch (rule.kind) {
    case 'choice':
      return <ChoiceField {...props} rule={rule} />;
    case 'choices':
      return <ChoicesField {...props} rule={rule} />;
    case 'ranking':
      return <Suspense fallback={<FieldBox {...props}>…</FieldBox>}><RankingField {...props} rule={rule} /></Suspense>;
    case 'number':
      return <NumberField {...props} min={rule.min} max={rule.max} step={rule.step} />;
    case 'offset':
      return <NumberField {...props} min={0} max={Infinity} step={null} unit="px" />;
    case 'text':
      return <WordsField {...props} rule={rule} value={isText(props.value) ? props.value : ''} />;
    case 'date':
      return <Suspense fallback={<FieldBox {...props}>…</FieldBox>}><DateField {...props} rule={rule} /></Suspense>;
    case 'linked':
      return <LinkedField {...props} rule={rule} />;
    case 'answer':
      return <AnswerField {...props} rule={rule} />;
    case 'list':
      return rule.item.kind === 'object' ? <RowsField {...props} rule={rule} value={isList(props.value) ? props.value : []} /> : null;
    case 'object':
      return <ObjectField {...props} rule={rule} value={isObject(props.value) ? props.value : {}} />;
    default:
      return null;
  }
}

function ObjectField({ rule, value, onChange, findings, ...props }: FieldProps<Extract<AnyRule, { kind: 'object' }>> & { value: JsonObject }) {
  return (
    <FieldBox {...props} findings={findings.filter((f) => f.field.length === 0)} group>
      <div className="field-nested">
        <Form rule={rule} value={value} onChange={onChange} findings={findings} strict isReadOnly={props.isReadOnly} path={props.name} />
      </div>
    </FieldBox>
  );
}
