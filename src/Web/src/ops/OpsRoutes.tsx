import { Route, Routes } from 'react-router';
import { Missing } from '../app/Missing';
import { AreaLayout, type AreaLink } from '../components/AreaLayout';
import { useText } from '../messages/ops';
import { Live } from './live/Live';
import '../components/table.css';
import './ops.css';

export default function OpsRoutes() {
  const t = useText();
  const links: AreaLink[] = [
    { to: '/ops', name: t('nav.live'), icon: 'clock', end: true },
  ];
  return (
    <Routes>
      <Route element={<AreaLayout label={t('nav')} links={links} />}>
        <Route index element={<Live />} />
        <Route path="*" element={<Missing />} />
      </Route>
    </Routes>
  );
}
