using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>One verdict as it stands in the column <c>audits</c>.</summary>
/// <param name="By">The key that was used.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Response">With <see cref="ReviewStatus.Fixed"/>: the answer that the customer made of it. Kept with each, for the past of the task.</param>
public sealed record AuditEntry(string By, long At, ReviewStatus Status, string? Comments, string? Response = null);
