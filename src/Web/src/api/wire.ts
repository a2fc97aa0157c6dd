/** What the REST API sends and takes, as far as the client reads it. The OpenAPI document types the paths; bodies are described here, once. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A parameter version of a project; its params lie flat beside the two fields. */
export interface ParamVersion {
  version: number;
  created_at: string;
  [param: string]: Json;
}

export interface Project {
  id: string;
  name: string;
  type: string;
  created_at: string;
  archived: boolean;
  projectType: 'rapid' | 'studio' | 'standard';
  param_history: ParamVersion[];
  consensus_attempts: number;
  review_levels: number;
  review_share: number;
  auto_accept: boolean;
  offer_seconds: number;
  handle_seconds: number;
  assigned_only: boolean;
  sla_tier: 'standard' | 'express' | 'urgent';
  calibration_required: boolean;
  calibrated: boolean;
  required_skills: { name: string; level: number }[];
  groups: string[];
}

/** The version that new tasks inherit. */
export const latest = (project: Project): ParamVersion => project.param_history.at(-1) ?? { version: 0, created_at: project.created_at };

/** A project's params without the two fields that are about them. */
export function paramsOf({ version: _, created_at: __, ...params }: ParamVersion): JsonObject {
  return params;
}

export interface BatchCounts {
  pending: number;
  completed: number;
  error: number;
  canceled: number;
}

export type BatchStatus = 'staging' | 'in_progress' | 'paused' | 'completed' | 'cancelled';

export interface Batch extends Partial<BatchCounts> {
  id: string;
  name: string;
  project: string;
  status: BatchStatus;
  callback?: string;
  metadata: JsonObject;
  created_at: string;
  completed_at?: string;
  due_at?: string;
  priority: number;
  calibration_batch: boolean;
  self_label_batch: boolean;
}

export interface Page<T> {
  docs: T[];
  limit: number;
  has_more: boolean;
  next_token?: string;
  total?: number;
}

export type TaskStatus = 'pending' | 'completed' | 'error' | 'canceled';
export type ReviewStatus = 'pending' | 'accepted' | 'fixed' | 'commented' | 'rejected';

export interface Task {
  task_id: string;
  created_at: string;
  updated_at: string;
  completed_at?: string;
  type: string;
  status: TaskStatus;
  instruction?: string;
  project?: string;
  batch?: string;
  unique_id?: string;
  tags?: string[];
  priority: number;
  project_param_version: number;
  callback_url?: string;
  callback_succeeded?: boolean;
  metadata: JsonObject;
  params: JsonObject;
  response?: Json;
  is_test?: boolean;
  /** Signed links of this server to what the params name, where they were asked for. */
  attachment_urls?: { path: string; url: string; type: string | null }[];
  customer_review_status?: ReviewStatus;
  audits?: { audited_by: string; audited_at: string; audit_result: ReviewStatus; comments?: string }[];
}

export interface TaxonomyDiff {
  from: number;
  to: number;
  may_invalidate: boolean;
  added: string[];
  removed: string[];
  narrowed: string[];
  /** Tasks that were made under the versions compared. */
  tasks: { open: number; completed: number };
}

export interface BulkReply {
  created: number;
  failed: number;
  stopped_at_line?: number;
  errors: { line: number; error: string }[];
}

export interface FileInfo {
  id: string;
  attachment_url: string;
  display_name?: string;
  size: number;
  url?: string;
}

export interface Callback {
  id: string;
  kind: string;
  task_id?: string;
  batch_id?: string;
  address: string;
  state: 'waiting' | 'delivered' | 'failed' | (string & {});
  occurred_at: string;
  tries: number;
  next_try_at?: string;
  done_at?: string;
  log?: { at: string; took_ms: number; result: string; status?: number; detail?: string }[];
}

export interface Teammate {
  id: string;
  email: string;
  role: 'admin' | 'manager' | 'member' | 'labeler' | 'disabled';
  firstName?: string;
  invited: boolean;
  invitedUntil?: string;
  invitation?: string;
}

/** Where a task stands: `label`, `review` with its level, `adjudicate`. */
export interface Place {
  stage: string;
  level?: number;
  round: number;
}

export interface Attempt extends Place {
  token: number;
  slot: number;
  annotator?: { id: string; name: string };
  state: string;
  verdict?: 'accept' | 'fix' | 'reject';
  reason?: string;
  granted_at?: string;
  ended_at?: string;
  active_ms: number;
  explanation?: Json;
  response?: Json;
}

export interface TaskEvent extends Place {
  version: number;
  kind: string;
  at: string;
  status: TaskStatus;
  by: 'customer' | 'system' | 'annotator';
  token?: number;
  attempt_state?: string;
  annotator?: { id: string; name: string };
}

/** GET /api/tasks/{id}: the task with everything that happened to it. */
export interface TaskDetail extends Place {
  task: Task;
  attempts: Attempt[];
  events: TaskEvent[];
}

/** GET and PATCH /api/projects/{name}/settings. */
export interface ProjectSettings {
  mode_of_work: 'rapid' | 'studio' | 'pro';
  workforce: 'platform' | 'team';
  sla_tier: 'standard' | 'express' | 'urgent';
  expected_turnaround_hours?: number;
  pipeline: 'standard_task' | 'consensus_task';
  consensus_attempts: number;
  review_levels: number;
  review_share: number;
  auto_accept: boolean;
  offer_seconds: number;
  handle_seconds: number;
  calibration_required: boolean;
  check_attachments: boolean;
  evaluation_share: number;
  training_pass_score: number;
  required_skills: { name: string; level: number }[];
  groups: string[];
  languages: string[];
}
