using System.Diagnostics;
using Scheduler.Workers;
using Scheduler.Workers.Wire;

namespace Scheduler.Chaos.Crowd;

/// <summary>Another connection of a person who works elsewhere: it only ever sends an answer again.</summary>
internal sealed class SecondDevice(WorkerConnection connection, Action<AnswerReceipt> answered) : IAsyncDisposable
{
    private CancellationToken _stop;

    public async Task Run(CancellationToken stop)
    {
        _stop = stop;
        try
        {
            await connection.Run(() => Task.CompletedTask, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    public async Task<string> Submit(Assignment assignment, Submission submission)
    {
        var clock = Stopwatch.StartNew();
        var result = await connection.Call<SubmissionResult>("Submit", [submission], _stop);
        answered(new(assignment, submission, result.Outcome, clock.Elapsed));
        return result.Outcome;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
