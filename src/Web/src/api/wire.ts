import type { components } from './schema';

/** What JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A generated type whose open ends, unknown to the document, are the JSON that they came as. */
export type Wire<T> = unknown extends T ? Json : T extends readonly (infer Item)[] ? Wire<Item>[] : T extends object ? { [Key in keyof T]: Wire<T[Key]> } : T;

/** What the OpenAPI document calls by a name: bodies of requests and replies, and what is said over the hubs. */
export type Body<Name extends keyof components['schemas']> = Wire<components['schemas'][Name]>;

export type Session = Body<'Session'>;
export type Project = Body<'Project'>;
/** A parameter version of a project; its params lie flat beside the two fields that are about them. */
export type ParamVersion = Body<'ParamVersion'>;
export type BatchCounts = Body<'TaskCounts'>;
/** Version 2 of the API knows which batches are paused or given up. */
export type BatchStatus = Body<'V2Batch'>['status'];
export type Batch = Omit<Body<'Batch'>, 'status'> & { status: BatchStatus };
export type Task = Body<'Task'>;
export type TaskStatus = Task['status'];
export type ReviewStatus = NonNullable<Task['customer_review_status']>;
export type TaskDetail = Body<'TaskDetail'>;
export type Attempt = Body<'TaskAttempt'>;
export type TaskEvent = Body<'TaskEvent'>;
export type Place = Pick<Attempt, 'stage' | 'level' | 'round'>;
export type Callback = Body<'Callback'>;
export type Teammate = Body<'Teammate'>;

/** The version that new tasks inherit. */
export const latest = (project: Project): ParamVersion => project.param_history.at(-1) ?? { version: 0, created_at: project.created_at };

/** A project's params without the two fields that are about them. */
export function paramsOf({ version: _, created_at: __, ...params }: ParamVersion): JsonObject {
  return params;
}
