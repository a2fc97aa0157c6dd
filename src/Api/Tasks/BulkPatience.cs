using Scheduler.Api.Http;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>A full queue is waited for by those who have much more to store.</summary>
internal static class BulkPatience
{
    /// <summary>How often, and how long apart, it is tried again before the request is refused.</summary>
    private const int BusyTries = 60;

    private static readonly TimeSpan BusyWait = TimeSpan.FromMilliseconds(250);

    /// <exception cref="IntakeBusyException">It stayed full; nothing of these rows was stored.</exception>
    public static async Task<IReadOnlyList<ErrorReply?>> AddWhenFree(this TaskIntake intake, TaskRow[] rows, TimeProvider time, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return await intake.Add(rows, cancel);
            }
            catch (IntakeBusyException) when (tries < BusyTries)
            {
                await Task.Delay(BusyWait, time, cancel);
            }
    }
}
