namespace Scheduler.Domain.Organizations;

public static class KeyLimits
{
    /// <summary>Longest name of an API key, in characters.</summary>
    public const int MaxNameLength = 100;
}
