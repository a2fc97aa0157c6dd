import { Route, Routes } from 'react-router';
import { Missing } from '../app/Missing';
import { Projects } from './projects/Projects';

export default function ConsoleRoutes() {
  return (
    <Routes>
      <Route index element={<Projects />} />
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}
