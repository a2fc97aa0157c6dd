import type { Attachment } from '../../workspace/model/task';

/** Shapes of the annotators' hub: docs/hub.md. */
export interface Assignment {
  readonly task: string;
  readonly token: number;
  readonly standing: 'offered' | 'active';
  readonly stage: 'label' | 'review' | 'adjudicate';
  readonly type: string;
  readonly project: string;
  readonly paramVersion: number;
  readonly instruction?: string | null;
  /** JSON text. */
  readonly params: string;
  readonly response?: string | null;
  readonly until?: string | null;
  readonly explanation?: string | null;
  readonly draft?: string | null;
  readonly attachments?: readonly Attachment[] | null;
}

export interface StreamPoint {
  readonly epoch: number;
  readonly sequence: number;
}

export interface HubMessage extends StreamPoint {
  readonly kind: string;
  readonly assignment?: Assignment | null;
  readonly task?: string | null;
  readonly token?: number;
  readonly reason?: string | null;
  readonly activity?: string | null;
  readonly text?: string | null;
}

export interface Standing {
  readonly at: StreamPoint;
  readonly activity: string;
  readonly assignments: readonly Assignment[];
}

export interface ResumeReply {
  readonly missed: readonly HubMessage[];
  readonly standing?: Standing | null;
}

export interface ProjectResult {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly paramVersion: number;
  readonly params: string;
}

export interface SubmitResult {
  readonly outcome: string;
  readonly problems: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  readonly messages: readonly HubMessage[];
}

export type Activity = 'available' | 'break' | 'draining' | 'offline';
