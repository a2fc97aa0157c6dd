import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/errors';
import { useSession } from '../api/session';
import { usePreferences } from './preferences';

/** Tries after the first; what the server refused for good is not asked again. */
const RETRIES = 3;

/** What was read from the server. Emptied when another person signs in or another world is chosen: nothing may shine through. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < RETRIES && error instanceof ApiError && error.passing,
      refetchOnWindowFocus: true,
    },
  },
});

usePreferences.subscribe((now, before) => now.mode !== before.mode && void queries.resetQueries());
useSession.subscribe((now, before) => now.session?.person.id !== before.session?.person.id && queries.clear());
