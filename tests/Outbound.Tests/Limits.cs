namespace Scheduler.Tests.Outbound;

internal static class Limits
{
    /// <summary>A request that hangs fails its test, not the run.</summary>
    public static CancellationToken OfATest => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
