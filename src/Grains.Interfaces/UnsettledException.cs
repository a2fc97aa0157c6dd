namespace Scheduler.Grains.Interfaces;

/// <summary>
/// The outcome of a command is not known yet: a write was lost, came late or met another one. Repeat the same command id until
/// it is; do nothing else in its place.
/// </summary>
[GenerateSerializer, Alias("unsettled")]
public sealed class UnsettledException(string message) : Exception(message)
{
    public UnsettledException()
        : this("The outcome is not known yet; repeat the command.")
    {
    }
}
