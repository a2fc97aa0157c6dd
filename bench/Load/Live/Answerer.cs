using System.Diagnostics;
using Scheduler.Workers;
using Scheduler.Workers.Wire;

namespace Scheduler.Load.Live;

/// <summary>Answers whatever comes, after the thinking time, and notes how long the next task was in coming.</summary>
internal sealed class Answerer(Scoreboard board, Turnstile turnstile, ThinkTime think, Random random) : IWorkerMind
{
    private readonly string _answer = Payloads.Answer(random);
    private long _sentAt;

    public async Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop)
    {
        if (Interlocked.Exchange(ref _sentAt, 0) is not 0 and var sent)
            board.Lap.Waited(Stopwatch.GetElapsedTime(sent));
        if (assignment.Standing == "offered" && !await client.Accept(assignment))
            return;
        if (think.Next(random) is { Ticks: > 0 } time)
            await Task.Delay(time, stop);
        await turnstile.Pass(stop);

        var submission = new Submission
        {
            Task = assignment.Task,
            Token = assignment.Token,
            Command = $"{assignment.TaskId()}-{assignment.Token}",
            Response = _answer,
            ActiveMs = (long)think.Mean.TotalMilliseconds,
        };
        Interlocked.Exchange(ref _sentAt, Stopwatch.GetTimestamp());
        board.Answered(await client.Submit(assignment, submission));
    }
}
