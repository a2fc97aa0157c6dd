// What the administrator who looks at a demo host has done before, so that no page of theirs is empty: invited people, steered, answered some
// tasks of their own.
import { nameReader, Person, wait } from './worker.mjs';

/** @param request the signed-in context's requests @param csrf of its session @param cookie of its session, for the hub @returns how many tasks were answered: `answers`, or what `seconds` allowed */
export async function act({ request, csrf, url, cookie, answers = 12, seconds = 60 }) {
  const send = async (path, data) => {
    const reply = await request.post(path, { headers: { 'X-CSRF-Token': csrf }, data });
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
    return reply.json();
  };
  const get = async (path) => (await request.get(path)).json();

  await send('/v1/teams/invite', { emails: ['ines@example.org', 'rahul@example.org'], team_role: 'member' });
  await send('/v1/teams/invite', { emails: ['dora@example.org'], team_role: 'manager' });
  const { people } = await get('/api/ops/people?activity=online&limit=4');
  for (const [i, { id }] of people.entries()) await send(`/api/ops/people/${id}/message`, { text: ['Please look at the new guidelines first.', 'Thank you for the quick reviews!'][i % 2] });
  if (people[0]) await send(`/api/ops/people/${people[0].id}/pause`, { reason: 'A call about the guidelines' }).then(() => send(`/api/ops/people/${people[0].id}/resume`, {}));
  const { batches } = await get('/api/ops/batches?limit=3');
  for (const { id } of batches ?? []) await send(`/api/ops/batches/${id}/prioritize`, { priority: 45 });

  const own = new Person(url, undefined, Math.random, 1_200, nameReader(get), { Cookie: cookie, Origin: url });
  await own.start();
  for (let spent = 0; own.done < answers && spent < seconds; spent++) await wait(1_000);
  await own.stop();
  return own.done;
}
