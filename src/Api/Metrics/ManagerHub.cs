using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>The managers' live view: docs/metrics.md.</summary>
[Authorize(Policies.ManagerHub)]
internal sealed class ManagerHub(MetricScopes scopes, SnapshotSource source, TimeProvider time) : Hub
{
    public const string Path = "/hubs/managers";

    private const int MinWindow = 5, MaxWindow = 720, DefaultWindow = 60;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>A snapshot a second, until the client ends the stream.</summary>
    /// <param name="scope">As in docs/metrics.md; null for the widest that the caller sees.</param>
    /// <param name="windowMinutes">5..720; null for 60.</param>
    public async IAsyncEnumerable<ManagerSnapshot> Watch(string? scope, int? windowMinutes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var caller = ManagerCaller.Of(Context.GetHttpContext()!)!;
        if ((scope is null ? MetricScopes.Default(caller) : MetricScope.Parse(scope)) is not { } watched)
            throw new HubException("bad_request: scope: all, or organization:, workforce:, project:, batch: or person: with an id");
        if (windowMinutes is < MinWindow or > MaxWindow)
            throw new HubException($"bad_request: windowMinutes: between {MinWindow} and {MaxWindow}");
        if (!await scopes.MaySee(caller, watched, cancel))
            throw new HubException("forbidden: there is no such scope here");

        using var timer = new PeriodicTimer(Every, time);
        do
            if (await source.Make(watched, windowMinutes ?? DefaultWindow) is { } snapshot)
                yield return snapshot;
        while (await timer.WaitForNextTickAsync(cancel));
    }
}
