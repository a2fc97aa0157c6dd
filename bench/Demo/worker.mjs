// One made-up annotator over the hub: takes what comes, thinks for a while, answers; sometimes declines, skips or rejects.
import { createRequire } from 'node:module';
import { feedback, projects } from './projects.mjs';

const require = createRequire(new URL('../../src/Web/package.json', import.meta.url));
const { HttpTransportType, HubConnectionBuilder, LogLevel } = require('@microsoft/signalr');

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const byName = new Map(projects.map((p) => [p.type, p]));

/** Tells the file's own name of what a task names; undefined where it names no file of this server. @param get asks the API: a path to its JSON */
export function nameReader(get) {
  const names = new Map();
  return (attachment) => {
    const id = /^scaledata:\/\/[^/]+\/(.+)$/.exec(attachment ?? '')?.[1];
    if (!id) return undefined;
    if (!names.has(id)) names.set(id, get(`/v1/files/${id}`).then((file) => file.display_name));
    return names.get(id);
  };
}

/** @param token undefined where `headers` sign in @param pace mean milliseconds of thought a task @param nameOf tells the name of an attachment's file */
export class Person {
  done = 0;
  refused = new Map();
  #busy = new Set();

  constructor(url, token, chance, pace, nameOf, headers = {}) {
    Object.assign(this, { chance, pace, nameOf });
    this.hub = new HubConnectionBuilder().withUrl(`${url}/hubs/annotators`, { headers, ...(token && { accessTokenFactory: () => token }), transport: HttpTransportType.WebSockets, skipNegotiation: true }).withAutomaticReconnect().configureLogging(LogLevel.None).build();
    this.hub.on('Message', (message) => this.#take(message));
  }

  async start() {
    await this.hub.start();
    const { standing } = await this.hub.invoke('Resume', 0, 0);
    this.beat = setInterval(() => this.hub.invoke('Heartbeat').catch(() => {}), 15_000);
    await this.hub.invoke('SetActivity', 'available');
    for (const assignment of standing?.assignments ?? []) this.#take({ kind: 'assigned', assignment });
  }

  async stop() {
    clearInterval(this.beat);
    await this.hub.stop();
  }

  #take({ kind, assignment }) {
    if (kind !== 'assigned' || this.#busy.has(assignment.task + assignment.token)) return;
    this.#busy.add(assignment.task + assignment.token);
    this.#work(assignment).catch((error) => this.#note(error.message)).finally(() => this.#busy.delete(assignment.task + assignment.token));
  }

  async #work({ task, token, standing, stage, type, params }) {
    if (standing === 'offered') {
      await wait(300 + this.chance() * 2_500);
      if (this.chance() < 0.03) return void (await this.hub.invoke('Decline', task, token, 'Not now', 600));
      if (!(await this.hub.invoke('Accept', task, token))) return;
    }
    const thought = this.pace * (0.3 - Math.log(1 - this.chance() * 0.98) * 0.7);
    await wait(thought);
    if (this.chance() < 0.01) return void (await this.hub.invoke('Release', task, token, 'The guidelines do not say what to do', null));
    if (this.chance() < 0.03) await this.hub.invoke('SendFeedback', task, token, crypto.randomUUID(), feedback[Math.floor(this.chance() * feedback.length)]).catch(() => {});
    const dice = this.chance();
    const verdict = stage !== 'review' ? null : dice < 0.82 ? 'accept' : dice < 0.93 ? 'fix' : 'reject';
    const asked = JSON.parse(params);
    const response = verdict === null || verdict === 'fix' ? JSON.stringify(byName.get(type).answer(this.chance, asked, await this.nameOf(asked.attachment))) : null;
    const reply = await this.hub.invoke('Submit', { task, token, command: crypto.randomUUID(), response, verdict, reason: verdict === 'reject' ? 'One is missing at the edge.' : null, activeMs: Math.round(thought * (0.6 + this.chance() * 0.35)) });
    if (reply.outcome === 'accepted') this.done++;
    else this.#note(`${type} ${stage} ${reply.outcome} ${JSON.stringify(reply.problems?.slice(0, 2))}`);
  }

  #note(what) {
    this.refused.set(what, (this.refused.get(what) ?? 0) + 1);
  }
}
