using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;

namespace Scheduler.Api.Accounts;

/// <summary>
/// Closes the live connections of sessions that have ended, or whose person has another role now: a connection is checked when
/// it is made, and would else outlive that by hours. One query for all connections of this host.
/// </summary>
internal sealed partial class SessionWatch(ISessions sessions, TimeProvider time, ILogger<SessionWatch> log) : BackgroundService, IHubFilter
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, (string Session, TeamRole Role, HubCallerContext Connection)> _open = new();

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        // By its claims: the request's own features are not there in every transport.
        if (context.Context.User is { } user && user.FindFirst(SessionAuth.SessionClaim) is { } session && Caller.Of(user) is { Role: { } role })
            _open[context.Context.ConnectionId] = (session.Value, role, context.Context);
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
        if (open.Length == 0)
            return;
        var alive = await sessions.Find([.. open.Select(o => o.Session).Distinct().Select(Convert.FromHexString)], time.GetUtcNow(), cancel);
        var roles = alive.ToDictionary(s => Convert.ToHexStringLower(s.Hash), s => SessionRules.RoleOf(s.Kind, s.Account.Person.TeamRole));
        foreach (var (session, role, connection) in open)
            if (!roles.TryGetValue(session, out var now) || now != role)
                connection.Abort();
    }

    [LoggerMessage(2301, LogLevel.Warning, "The sessions of live connections could not be checked; trying again")]
    private partial void LogFailed(Exception exception);
}
