using Microsoft.AspNetCore.RateLimiting;
using Scheduler.Domain;

namespace Scheduler.Api.Tasks;

/// <summary>
/// What an overloaded host refuses first: bulk requests beyond <see cref="RequestLimits.MaxBulkRequests"/>, at once and with
/// Retry-After. Each that is let in holds two chunks in memory, so this bounds both memory and the time that a single task waits
/// behind them; answers of annotators do not come this way at all.
/// </summary>
internal static class BulkLimit
{
    public const string Policy = "bulk";

    public static IServiceCollection AddBulkLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddConcurrencyLimiter(Policy, bulk => bulk.PermitLimit = RequestLimits.MaxBulkRequests);
    });
}
