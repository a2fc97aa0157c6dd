using System.Collections.Concurrent;
using Scheduler.Domain.Attachments;

namespace Scheduler.Api.Attachments;

/// <summary>Hosts that did not answer lately, so that a dead one does not hold up the checks of everybody else.</summary>
internal sealed class HostRest(TimeProvider time)
{
    private const int MaxHosts = 10_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> _hosts = new();

    /// <summary>True while the host is left alone.</summary>
    public bool Rests(string host) => _hosts.TryGetValue(host, out var known) && known.Failures >= AttachmentLimits.HostFailures && known.Until > time.GetUtcNow();

    public void Answered(string host) => _hosts.TryRemove(host, out _);

    public void Failed(string host)
    {
        if (_hosts.Count >= MaxHosts)
            _hosts.Clear();
        var until = time.GetUtcNow().AddSeconds(AttachmentLimits.HostRestSeconds);
        _hosts.AddOrUpdate(host, (1, until), (_, known) => (known.Failures + 1, until));
    }
}
