/** The server's bounds (src/Domain/Taxonomy/ResponseLimits.cs); the shared fixture fails when they part. */
export const limits = {
  maxProblems: 100,
  maxItems: 10_000,
  maxFrames: 20_000,
  maxVertices: 5_000,
  maxCoordinate: 10_000_000,
  maxText: 100_000,
  maxUuid: 100,
  maxAnswers: 100,
  maxNumber: 1e15,
  maxUrl: 2_048,
} as const;
