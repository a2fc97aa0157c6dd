import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import type { Area } from '../api/session';
import { Crash } from './Crash';
import { Frame } from './Frame';
import { Guard } from './Guard';
import { Forbidden, Missing } from './Missing';
import { Start } from './Start';

/** A part of the product: its code is loaded when somebody first enters it. */
function area(name: Area, load: () => Promise<{ default: React.ComponentType }>): RouteObject {
  return {
    element: <Guard area={name} />,
    children: [{ path: `${name}/*`, lazy: async () => ({ Component: (await load()).default }) }],
  };
}

const page = (load: () => Promise<{ default: React.ComponentType }>) => async () => ({ Component: (await load()).default });

export const routes: RouteObject[] = [
  {
    errorElement: <Crash />,
    children: [
      { path: '/login', lazy: page(() => import('./Login')) },
      { path: '/welcome', lazy: page(() => import('./Welcome')) },
      { path: '/join', lazy: page(() => import('./Join')) },
      {
        element: <Frame />,
        errorElement: <Crash />,
        children: [
          { path: '/', element: <Start /> },
          area('annotate', () => import('../annotate/AnnotateRoutes')),
          area('console', () => import('../console/ConsoleRoutes')),
          area('ops', () => import('../ops/OpsRoutes')),
          { path: '/settings', lazy: page(() => import('./Settings')) },
          { path: '/403', element: <Forbidden /> },
          { path: '/404', element: <Missing /> },
          { path: '*', element: <Navigate to="/404" replace /> },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
