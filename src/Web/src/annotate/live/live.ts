import { HubConnectionState, type HubConnection } from '@microsoft/signalr';
import { createStore } from 'zustand/vanilla';
import { HubLink } from '../../api/hub';
import { Refused, type Outgoing, type Outcome, type Sent } from '../../drafts/outbox';
import type { Attachment } from '../../workspace/model/task';
import type { Activity, Assignment, HubMessage, ProjectResult, ResumeReply, StreamPoint, SubmitResult } from './messages';
import { answered, catchUp, follow, restate, unknown, type Stream } from './stream';

/** Milliseconds between heartbeats: the server counts a person absent after four that did not come. */
const beatEvery = 15_000;

/** Words at the beginning of a hub error after which the same call cannot succeed. */
const final = /\b(bad_request|refused|not_held|not_found): (.*)$/s;

export interface Live extends Stream {
  /** The server has told once where the person stands. */
  readonly ready: boolean;
  /** What the person wants to do; set again when the server has forgotten it. */
  readonly wish: Activity | null;
}

/** Wants work: busy is what the server calls it while something is in hand, and nobody tells when that ends. */
export const wantsWork = (activity: string): boolean => activity === 'available' || activity === 'busy';

const wishOf = (activity: string): Activity | null => (wantsWork(activity) ? 'available' : activity === 'break' || activity === 'draining' ? activity : null);

/** An annotator's side of the hub: one stream of messages, followed without a gap, and the calls. */
export class LiveSession {
  readonly state = createStore<Live>(() => ({ ...unknown, ready: false, wish: null }));
  private readonly link: HubLink;
  private readonly projects = new Map<string, Promise<ProjectResult>>();
  private beat: ReturnType<typeof setInterval> | undefined;
  private resuming: Promise<void> | undefined;

  /** @param connected Told after every connect, when the stream is whole again. */
  constructor(private readonly connected: () => void, path = '/hubs/annotators') {
    this.link = new HubLink(path, { onConnected: () => this.greet() });
    this.link.connection.on('Message', (message: HubMessage) => this.take(message));
  }

  start(): void {
    this.link.start();
    this.beat = setInterval(() => void this.heartbeat(), beatEvery);
  }

  stop(): Promise<void> {
    clearInterval(this.beat);
    return this.link.stop();
  }

  async setActivity(wish: Activity): Promise<void> {
    this.state.setState({ wish });
    const activity = await this.call<string>('SetActivity', wish);
    this.state.setState({ activity, paused: null, pausedFor: null });
  }

  /** False: the offer is gone. No message follows an accepted offer: its new standing and time are asked for. */
  async accept({ task, token }: Assignment): Promise<boolean> {
    const mine = await this.call<boolean>('Accept', task, token);
    await this.ask({ epoch: 0, sequence: 0 });
    return mine;
  }

  decline = ({ task, token }: Assignment, reason: string, retryAfterSeconds: number | null): Promise<boolean> => this.call('Decline', task, token, reason, retryAfterSeconds);

  /** Without retry-after the task does not come back to this person. */
  async release({ task, token }: Assignment, reason: string, retryAfterSeconds: number | null): Promise<void> {
    await this.call('Release', task, token, reason, retryAfterSeconds);
    this.state.setState((s) => answered(s, task, token));
  }

  /** For the person's other connections; a miss does no harm, this device keeps its own. */
  saveDraft = ({ task, token }: Pick<Assignment, 'task' | 'token'>, draft: string): Promise<unknown> => this.call('SaveDraft', task, token, draft);

  /** More time for work in hand; the new end comes as a message. False: it was extended as often as may be. */
  extend = ({ task, token }: Pick<Assignment, 'task' | 'token'>): Promise<boolean> => this.call('Extend', task, token);

  /** Where the media of the task that comes next are; often nothing. */
  ahead = (): Promise<readonly Attachment[]> => this.call('Ahead');

  /** What the person thinks of the instructions. False: as much was said of this task as may be. */
  sendFeedback = ({ task, token }: Assignment, text: string): Promise<boolean> => this.call('SendFeedback', task, token, crypto.randomUUID(), text);

  /** The project's parameters: they never change within one version, so they are asked once. */
  project({ task, token, project, paramVersion }: Assignment): Promise<ProjectResult> {
    const key = `${project}@${paramVersion}`;
    const known = this.projects.get(key);
    if (known) return known;
    const asked = this.call<ProjectResult>('Project', task, token);
    this.projects.set(key, asked);
    asked.catch(() => this.projects.delete(key));
    return asked;
  }

  /** For the outbox: throws `Refused` for what cannot succeed, anything else for what must be repeated. */
  readonly submit = async ({ task, token, command, response, verdict, reason, activeMs }: Outgoing): Promise<Sent<SubmitResult>> => {
    const { at } = this.state.getState();
    const reply = await this.call<SubmitResult>('Submit', { task, token, command, response, verdict, reason, activeMs: Math.round(activeMs), ...at });
    const outcome = reply.outcome as Outcome;
    if (outcome !== 'invalid' && outcome !== 'verdict_mismatch') this.state.setState((s) => answered(s, task, token));
    for (const message of reply.messages) this.take(message);
    return { outcome, reply };
  };

  private get hub(): HubConnection {
    return this.link.connection;
  }

  /** What was missed so far is part of the state when this resolves; rejects without a connection. */
  catchUp = (): Promise<void> => (this.hub.state === HubConnectionState.Connected ? this.resume() : Promise.reject(new Error('There is no connection to the server.')));

  private async call<T>(method: string, ...args: unknown[]): Promise<T> {
    if (this.hub.state !== HubConnectionState.Connected) throw new Error('There is no connection to the server.');
    try {
      return await this.hub.invoke<T>(method, ...args);
    } catch (error) {
      const said = final.exec(error instanceof Error ? error.message : '');
      throw said ? new Refused(said[2]) : error;
    }
  }

  private async greet(): Promise<void> {
    const before = this.state.getState().at;
    await this.resume();
    const { at, wish, activity } = this.state.getState();
    // After a restart the server knows no activity any more: it is wished for again.
    if (wish !== null && (before.epoch !== at.epoch || activity === 'offline') && wish !== activity && activity !== 'busy') await this.setActivity(wish);
    this.connected();
  }

  private take(message: HubMessage): void {
    const next = follow(this.state.getState(), message);
    if (next) this.state.setState(next);
    else void this.resume().catch(() => {});
  }

  /** One at a time: what comes in between is part of the answer or comes after it. */
  private resume(): Promise<void> {
    this.resuming ??= this.ask(this.state.getState().at).finally(() => (this.resuming = undefined));
    return this.resuming;
  }

  private async ask(at: StreamPoint): Promise<void> {
    const reply = await this.hub.invoke<ResumeReply>('Resume', at.epoch, at.sequence);
    this.state.setState((s) => {
      const now = reply.standing ? restate(s, reply.standing) : catchUp(s, reply.missed);
      // What the person wished for before this page was opened counts too: a server that forgets is told again.
      return { ...now, ready: true, wish: s.wish ?? wishOf(now.activity) };
    });
  }

  private async heartbeat(): Promise<void> {
    if (this.hub.state !== HubConnectionState.Connected) return;
    try {
      const point = await this.hub.invoke<StreamPoint>('Heartbeat');
      const { at } = this.state.getState();
      if (point.epoch !== at.epoch || point.sequence > at.sequence) await this.resume();
    } catch {
      // The line is broken: the link notices, reconnects and resumes.
    }
  }
}
