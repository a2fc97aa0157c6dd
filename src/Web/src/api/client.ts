import createClient, { type Middleware } from 'openapi-fetch';
import { usePreferences } from '../app/preferences';
import { ApiError, errorOf } from './errors';
import type { paths } from './schema';
import { useSession } from './session';
import type { Wire } from './wire';

/** Headers that every request by cookie carries: the world it acts in, and the proof that it came from this page. */
export function sessionHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (usePreferences.getState().mode === 'test') headers['Scheduler-Mode'] = 'test';
  const csrf = useSession.getState().session?.csrf;
  if (csrf && method !== 'GET' && method !== 'HEAD') headers['X-CSRF-Token'] = csrf;
  return headers;
}

const signed: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(sessionHeaders(request.method))) request.headers.set(name, value);
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) useSession.getState().ended();
  },
};

// fetch is looked up at each call, so that a test may replace it.
/** The server's REST API, typed from its committed OpenAPI document. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: (request) => window.fetch(request) });
api.use(signed);

/** The body of a good answer; anything else throws an ApiError. */
export async function take<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Wire<Exclude<T, undefined>>> {
  let answer;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'The server cannot be reached. Check your connection.');
  }
  if (!answer.response.ok) throw errorOf(answer.response.status, answer.error);
  return answer.data as Wire<Exclude<T, undefined>>;
}

/** A request whose body is no JSON, or whose path is made up on the spot, with the same headers and errors. */
export async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { method, headers: sessionHeaders(method), signal: signal ?? null };
  if (body !== undefined) {
    init.body = body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body);
    if (!(body instanceof FormData)) (init.headers as Record<string, string>)['Content-Type'] = 'application/json';
  }
  let response: Response;
  try {
    response = await window.fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'The server cannot be reached. Check your connection.');
  }
  if (response.status === 401) useSession.getState().ended();
  const text = await response.text();
  const json: unknown = text === '' ? undefined : parse(text);
  if (!response.ok) throw errorOf(response.status, json);
  return json as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
