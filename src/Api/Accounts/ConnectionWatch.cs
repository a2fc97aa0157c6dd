using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Organizations;

namespace Scheduler.Api.Accounts;

/// <summary>
/// Closes the live connections of sessions that have ended, or whose person has another role now, and of keys that were revoked: a
/// connection is checked when it is made, and would else outlive that by hours. One query each for all connections of this host.
/// </summary>
internal sealed partial class ConnectionWatch(ISessions sessions, IOrganizationStore organizations, TimeProvider time, ILogger<ConnectionWatch> log) : BackgroundService, IHubFilter
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, Opened> _open = new();

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        // By its claims: the request's own features are not there in every transport.
        if (context.Context.User is { } user)
        {
            var opened = new Opened(user.FindFirstValue(SessionAuth.SessionClaim), Caller.Of(user)?.Role, KeyOf(user), context.Context);
            if (opened is { Session: not null } or { Key: not null })
                _open[context.Context.ConnectionId] = opened;
        }

        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _open.TryRemove(context.Context.ConnectionId, out _);
        return next(context, exception);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await CloseEnded(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
    }

    private async Task CloseEnded(CancellationToken cancel)
    {
        var open = _open.Values.ToArray();
        var roles = await Roles([.. open.Select(o => o.Session).OfType<string>().Distinct()], cancel);
        var keys = await Unrevoked([.. open.Select(o => o.Key).OfType<string>().Distinct()], cancel);
        foreach (var (session, role, key, connection) in open)
            if ((session is not null && (!roles.TryGetValue(session, out var now) || now != role)) || (key is not null && !keys.Contains(key)))
                connection.Abort();
    }

    private async Task<Dictionary<string, TeamRole>> Roles(IReadOnlyCollection<string> open, CancellationToken cancel) => open.Count == 0
        ? []
        : (await sessions.Find([.. open.Select(Convert.FromHexString)], time.GetUtcNow(), cancel))
            .ToDictionary(s => Convert.ToHexStringLower(s.Hash), s => SessionRules.RoleOf(s.Kind, s.Account.Person.TeamRole));

    private async Task<HashSet<string>> Unrevoked(IReadOnlyCollection<string> open, CancellationToken cancel) =>
        open.Count == 0 ? [] : [.. await organizations.Unrevoked(open, cancel)];

    /// <summary>A policy of several schemes may let in by a key beside a session; then both must hold.</summary>
    private static string? KeyOf(ClaimsPrincipal user) =>
        user.Identities.FirstOrDefault(i => i.AuthenticationType == ApiKeyAuth.SchemeName)?.FindFirst(ClaimTypes.NameIdentifier)?.Value;

    [LoggerMessage(2301, LogLevel.Warning, "The sessions and keys of live connections could not be checked; trying again")]
    private partial void LogFailed(Exception exception);

    /// <param name="Role">Of the session's person, as it was then.</param>
    /// <param name="Key">Public name of the API key.</param>
    private sealed record Opened(string? Session, TeamRole? Role, string? Key, HubCallerContext Connection);
}
