import { api, take } from '../api/client';
import type { KeepingPlace } from './kept';

const of = (id: string) => ({ params: { path: { id } } });

/** The server keeps what people leave when they sign out: docs/accounts.md. */
export const serverPlace: KeepingPlace = {
  list: () => take(api.GET('/api/me/drafts')),
  read: async (id) => (await take(api.GET('/api/me/drafts/{id}', of(id)))).draft,
  put: (id, draft) => take(api.PUT('/api/me/drafts/{id}', { ...of(id), body: { draft } })),
  remove: (id) => take(api.DELETE('/api/me/drafts/{id}', of(id))),
};
