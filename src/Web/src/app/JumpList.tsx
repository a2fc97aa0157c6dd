import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Autocomplete, Dialog, Header, Input, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, SearchField, useFilter } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { api, take } from '../api/client';
import { areasOf, useSession } from '../api/session';
import { Icon } from '../components/Icon';
import { useText } from '../messages/shell';
import '../components/dialog.css';
import './jump.css';

/** The box in which a project or page is found by a few letters of its name. */
export default function JumpBox({ onClose }: { onClose: () => void }) {
  return (
    <ModalOverlay className="overlay jump-overlay" isOpen onOpenChange={(now) => now || onClose()} isDismissable>
      <Modal className="modal">
        <JumpList onGo={onClose} />
      </Modal>
    </ModalOverlay>
  );
}

function JumpList({ onGo }: { onGo: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const { contains } = useFilter({ sensitivity: 'base' });
  const session = useSession((s) => s.session)!;
  const [text, setText] = useState('');
  const projects = useQuery({ queryKey: ['projects'], queryFn: () => take(api.GET('/v1/projects')) });
  const pages = [...areasOf(session).map((area) => ({ id: `/${area}`, name: t(`area.${area}`) })), { id: '/settings', name: t('settings.title') }];
  const go = (to: string | number) => {
    onGo();
    void navigate(String(to));
  };
  return (
    <Dialog className="dialog" aria-label={t('jump.title')}>
      <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
        <SearchField className="jump-search" aria-label={t('jump.title')} autoFocus>
          <Icon name="search" />
          <Input className="jump-input" placeholder={t('jump.placeholder')} />
        </SearchField>
        <ListBox className="menu jump-list" aria-label={t('jump.title')} onAction={go} renderEmptyState={() => <p className="jump-none muted">{t('jump.none')}</p>}>
          {!!projects.data?.length && (
            <ListBoxSection>
              <Header className="menu-header">{t('jump.projects')}</Header>
              {projects.data.slice(0, 500).map((project) => (
                <ListBoxItem key={project.name} id={`/console/projects/${encodeURIComponent(project.name)}`} textValue={project.name} className="menu-item">
                  <span className="grow clip">{project.name}</span><span className="muted small">{project.type}</span>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          )}
          <ListBoxSection>
            <Header className="menu-header">{t('jump.pages')}</Header>
            {pages.map((page) => <ListBoxItem key={page.id} id={page.id} textValue={page.name} className="menu-item">{page.name}</ListBoxItem>)}
          </ListBoxSection>
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}
