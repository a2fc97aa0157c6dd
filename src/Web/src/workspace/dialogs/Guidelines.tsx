import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { isObject, isText } from '../../annotation/json';
import type { ChoiceNode } from '../../annotation/rules/choices';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Notice } from '../../components/States';
import { useDesk } from '../model/context';
import { lookOf } from '../model/colors';
import { useText } from '../../messages/workspace';
import { Feedback } from './Feedback';
import { Markdown } from './markdown';
import './guidelines.css';

export interface GuidelinesProps {
  isOpen: boolean;
  onClose: () => void;
  news: 'first' | 'changed' | null;
  onRead: (() => void) | undefined;
  onFeedback: ((text: string) => Promise<boolean>) | undefined;
}

/** What the customer wants, from the side; opens by itself at the first task of a project and after a change. */
export function Guidelines({ isOpen, onClose, news, onRead, onFeedback }: GuidelinesProps) {
  const t = useText();
  const desk = useDesk();
  const params = desk.taxonomy?.params ?? {};
  // The task's own first, its project's behind it.
  const instruction = [desk.task.instruction, params.instruction].filter(isText).join('\n\n');
  const done = () => (onRead?.(), onClose());
  const attributes = isObject(params.annotation_attributes) ? Object.entries(params.annotation_attributes) : [];
  const described = attributes.flatMap(([key, d]) => (isObject(d) && isText(d.description) ? [{ key, text: d.description }] : []));
  const labels = desk.taxonomy?.labels.tree ?? [];
  return (
    <ModalOverlay className="overlay side" isOpen={isOpen} onOpenChange={(open) => open || done()} isDismissable>
      <Modal className="slide-over">
        <Dialog className="guidelines">
          <header className="dialog-head">
            <Heading slot="title" level={2}>{t('guidelines')}</Heading>
            <IconButton label={t('close')} onPress={done}><Icon name="close" /></IconButton>
          </header>
          <div className="guidelines-body">
            {news !== null && <Notice kind={news === 'changed' ? 'warn' : 'info'}>{t(`guidelines.${news}`)}</Notice>}
            {instruction ? <Markdown text={instruction} /> : <p className="muted">{t('guidelines.none')}</p>}
            {labels.length > 0 && <><h3>{t('guidelines.labels')}</h3><ul role="list" className="stack tight">{labels.map((n) => <LabelWords key={n.name} node={n} />)}</ul></>}
            {described.length > 0 && <><h3>{t('guidelines.attributes')}</h3><dl className="facts">{described.map(({ key, text }) => <div key={key} className="guidelines-pair"><dt>{key}</dt><dd>{text}</dd></div>)}</dl></>}
            {onFeedback && desk.mode !== 'view' && <Feedback onSend={onFeedback} />}
          </div>
          {news !== null && <footer className="dialog-foot"><Button kind="primary" onPress={done}>{t('guidelines.read')}</Button></footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function LabelWords({ node }: { node: ChoiceNode }) {
  const desk = useDesk();
  const { color } = lookOf(desk.taxonomy!.labels, node.name);
  return (
    <li>
      <div className="row">{node.leaf !== undefined && <svg width="14" height="14" aria-hidden><rect x="1" y="1" width="12" height="12" rx="2" fill={color} /></svg>}<strong>{node.display}</strong></div>
      {node.description && <p className="muted">{node.description}</p>}
      {node.children.length > 0 && <ul role="list" className="stack tight guidelines-below">{node.children.map((n) => <LabelWords key={n.name} node={n} />)}</ul>}
    </li>
  );
}
