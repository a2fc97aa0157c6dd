namespace Scheduler.Grains.Interfaces;

/// <summary>The database refuses what a command would write, and would again. Nothing was written; repeating does not help.</summary>
[GenerateSerializer, Alias("refused")]
public sealed class RefusedException(string message) : Exception(message)
{
    public RefusedException()
        : this("The change cannot be stored.")
    {
    }
}
