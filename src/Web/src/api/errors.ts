/** One thing that is wrong with a request, at a JSON path such as `$.params.labels[2]`. */
export interface Problem {
  code: string;
  path: string;
  message: string;
}

/** What the server said no to. `status` 0: the server was not reached. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly problems: Problem[] = [],
  ) {
    super(message);
  }

  /** Worth the same request again: nobody said no for good. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Reads the one error body of the server, or makes the best of what came. */
export function errorOf(status: number, body: unknown): ApiError {
  if (typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string') {
    const problems = 'problems' in body && Array.isArray(body.problems) ? (body.problems as Problem[]) : [];
    return new ApiError(status, body.error, problems);
  }
  return new ApiError(status, `The server answered ${status}.`);
}
