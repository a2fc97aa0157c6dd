using Scheduler.Grains.Interfaces;

namespace Scheduler.Grains;

/// <summary>
/// Repeats a command until its outcome is known. A timeout or a failed call is an unknown outcome, not a failure: the command
/// may have been carried out, so nothing else may be done in its place, and the same command id is sent again.
/// </summary>
internal static class Repeat
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromSeconds(2);

    public static async Task<T> UntilKnown<T>(Func<Task<T>> command, TimeProvider time, CancellationToken stopping)
    {
        var wait = First;
        while (true)
        {
            try
            {
                return await command();
            }
            catch (Exception e) when (e is not RefusedException && !stopping.IsCancellationRequested)
            {
                await Task.Delay(wait, time, stopping);
                wait = wait * 2 < Longest ? wait * 2 : Longest;
            }
        }
    }
}
