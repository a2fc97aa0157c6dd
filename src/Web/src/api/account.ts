import { api, take } from './client';
import { ApiError } from './errors';
import { tellOtherTabs, useSession } from './session';
import type { Body, Session } from './wire';

/** Asks who is signed in; nobody is an answer, not an error. */
export async function loadSession(): Promise<Session | null> {
  try {
    const session = await take(api.GET('/api/session'));
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

async function begin(asked: Promise<Session>): Promise<Session> {
  const session = await asked;
  useSession.getState().began(session);
  return session;
}

const enter = (by: Body<'SignIn'>) => begin(take(api.POST('/api/session', { body: by })));
export const signIn = (email: string, password: string) => enter({ email, password });
export const signInByLink = (link: string) => enter({ link });
export const signInByToken = (token: string) => enter({ token });

/** With a password, joining is signing in too. */
export const join = (invitation: string, name: string, password: string) => begin(take(api.POST('/api/invitations/accept', { body: { invitation, name, password } })) as Promise<Session>);

/** A new password is a new session: all others of the person have ended. */
export const setPassword = (password: string, current?: string) => begin(take(api.POST('/api/session/password', { body: { password, ...(current !== undefined && { current }) } })));

/** The server forgets the session, and this browser's other tabs are told. This tab ends its own when it has cleared the device. */
export async function endSession(): Promise<void> {
  await take(api.DELETE('/api/session'));
  tellOtherTabs();
}
