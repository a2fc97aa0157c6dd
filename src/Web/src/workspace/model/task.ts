import type { JsonObject } from '../../annotation/json';

/** An attachment as the browser may load it: the customer's address stays with the server. */
export interface Attachment {
  /** Where in the parameters it stands: `$.attachment`, `$.attachments[2]`. */
  readonly path: string;
  readonly url: string;
  /** Its content type, where the address tells it. */
  readonly type?: string;
}

/** What is shown and worked on. */
export interface WorkspaceTask {
  /** Unique per assignment: another one is another workspace. */
  readonly key: string;
  readonly type: string;
  /** Name of the project, for people. */
  readonly project: string;
  /** The task's own; its project's is in `inherited`. */
  readonly instruction: string | null;
  /** The task's own parameters and the project's: together the taxonomy. */
  readonly params: JsonObject;
  readonly inherited: JsonObject;
  readonly attachments: readonly Attachment[];
}

/**
 * `label`: everything can be changed. `review`: the same, begun with another's answer. `view`: nothing can be changed. `preview`: can
 * be tried out, nothing leaves it (the taxonomy editor).
 */
export type WorkspaceMode = 'label' | 'review' | 'view' | 'preview';
