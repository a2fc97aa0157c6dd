import { ApiError } from '../../api/errors';
import type { Task } from '../../api/wire';

/** How many verdicts a task has: with each one of their own people say which they have seen. */
export const auditsOf = ({ audits }: Task): number => audits?.length ?? 0;

/** Somebody else judged the task since it was read: nothing was changed. */
export const isOvertaken = (error: unknown): boolean => error instanceof ApiError && error.status === 409;
