import { send } from './client';
import { ApiError } from './errors';
import { useSession, type Session } from './session';

/** Asks who is signed in; nobody is an answer, not an error. */
export async function loadSession(): Promise<Session | null> {
  try {
    const session = await send<Session>('GET', '/api/session');
    useSession.getState().began(session);
    return session;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 404)) {
      useSession.getState().ended();
      return null;
    }
    throw error;
  }
}

async function begin(path: string, body: unknown): Promise<Session> {
  const session = await send<Session>('POST', path, body);
  useSession.getState().began(session);
  return session;
}

export const signIn = (email: string, password: string) => begin('/api/session', { email, password });
export const signInByLink = (link: string) => begin('/api/session', { link });
export const join = (invitation: string, name: string, password: string) => begin('/api/invitations/accept', { invitation, name, password });

export const signInByToken = (token: string) => begin('/api/session', { token });

/** A new password is a new session: all others of the person have ended. */
export const setPassword = (password: string, current?: string) => begin('/api/session/password', current === undefined ? { password } : { password, current });

export async function signOut(): Promise<void> {
  await send('DELETE', '/api/session');
  useSession.getState().ended();
}
