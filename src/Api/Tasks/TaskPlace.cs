using Scheduler.Domain;

namespace Scheduler.Api.Tasks;

/// <summary>What a task says of where it belongs.</summary>
/// <param name="Type">The type in the path; null when the project decides.</param>
internal sealed record TaskPlace(Tenant Tenant, string? Type, string? Project, string? Batch);
