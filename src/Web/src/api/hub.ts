import { HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { loadSession } from './account';
import { useConnection, type LinkState } from './connection';

/** Milliseconds to wait before try `n` (0, 1, …): doubles from half a second to fifteen, half of it by chance so that a crowd does not return at once. */
export function retryDelay(n: number, chance: () => number = Math.random): number {
  const ceiling = Math.min(500 * 2 ** Math.min(n, 10), 15_000);
  return ceiling / 2 + (ceiling / 2) * chance();
}

/** The server speaks every 5 s; silence of this many milliseconds means another host must be found. */
const SERVER_TIMEOUT = 10_000;

/** The server knows this browser no more: no outage, and no later try can help. The client library tells the status in its words only. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.message.includes("'401'");

/** Ends the session in this client too, unless there is one after all: the sign-in leads back here. */
async function askWhoIsThere(error: unknown): Promise<void> {
  // Without an answer the next try asks again.
  if (isRefusal(error)) await loadSession().catch(() => null);
}

export interface HubLinkOptions {
  /** After every connect and reconnect: resume, and reconcile with what was missed. A throw is a lost connection. */
  onConnected?: (connection: HubConnection) => Promise<void> | void;
}

/** One hub connection that never gives up, and tells the status chip how it stands. */
export class HubLink {
  readonly connection: HubConnection;
  private stopped = false;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly path: string,
    private readonly options: HubLinkOptions = {},
  ) {
    this.connection = new HubConnectionBuilder()
      .withUrl(path)
      .withServerTimeout(SERVER_TIMEOUT)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount, retryReason }) => (void askWhoIsThere(retryReason), retryDelay(previousRetryCount)) })
      .configureLogging(LogLevel.Error)
      .build();
    this.connection.onreconnecting(() => this.tell('reconnecting'));
    this.connection.onreconnected(() => void this.greet());
    this.connection.onclose(() => this.again(2));
  }

  /** Connects, and tries for ever. */
  start(): void {
    window.addEventListener('online', this.now);
    void this.connect(0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.waiting);
    window.removeEventListener('online', this.now);
    useConnection.getState().forget(this.path);
    await this.connection.stop();
  }

  private readonly now = () => {
    if (this.connection.state === HubConnectionState.Disconnected && !this.stopped) this.again(0, 0);
  };

  private async connect(n: number): Promise<void> {
    if (this.stopped || this.connection.state !== HubConnectionState.Disconnected) return;
    this.tell(n === 0 ? 'connecting' : 'reconnecting');
    try {
      await this.connection.start();
    } catch (error) {
      this.again(n + 1);
      await askWhoIsThere(error);
      return;
    }
    await this.greet();
  }

  private async greet(): Promise<void> {
    try {
      await this.options.onConnected?.(this.connection);
      this.tell('connected');
    } catch {
      // Half a welcome is none: the next connect says it again from the start.
      await this.connection.stop();
    }
  }

  private again(n: number, delay = retryDelay(n)): void {
    if (this.stopped) return;
    this.tell('reconnecting');
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.connect(n), delay);
  }

  private tell(state: LinkState): void {
    if (!this.stopped) useConnection.getState().tell(this.path, state);
  }
}
