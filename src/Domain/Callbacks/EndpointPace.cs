namespace Scheduler.Domain.Callbacks;

/// <summary>
/// How many requests an endpoint gets at once. One that has only failed lately gets one at a time: enough to notice that it is
/// back, too little to hold it down or to spend the tries of everything that waits.
/// </summary>
public static class EndpointPace
{
    /// <summary>Failures in a row after which an endpoint counts as down.</summary>
    public const int DownAfter = 8;

    public static int InFlight(int failuresInARow) => failuresInARow >= DownAfter ? 1 : CallbackLimits.EndpointInFlight;
}
