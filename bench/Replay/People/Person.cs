using Scheduler.Replay.Sets;
using Scheduler.Workers;
using Scheduler.Workers.Wire;

namespace Scheduler.Replay.People;

/// <summary>Works as people do: well most of the time, and badly in every way the temper knows. What is answered is the heir's.</summary>
internal abstract class Person(Pace pace, Temper temper, Tally tally, Random random) : IWorkerMind
{
    private const double Duplicated = 0.03, Delayed = 0.03, AcceptSeconds = 0.02;

    /// <summary>Longer than any offer stands here.</summary>
    private static readonly TimeSpan LooksAway = TimeSpan.FromSeconds(20);

    private int _answers;

    protected Random Random => random;

    public async Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop)
    {
        var conduct = temper.Next(random);
        tally.Add("did_" + conduct);
        if (assignment.Standing == "offered")
        {
            // An offer that a restart turned into accepted work does not lapse: who looked away finds it on the screen and does it.
            if (conduct == Conduct.Lapse && await Until(LooksAway, withdrawn, stop))
                return;

            if (conduct == Conduct.Decline)
            {
                await client.Decline(assignment, "not for me", random.NextDouble() < 0.5 ? null : 2);
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(AcceptSeconds), stop);
            if (!await client.Accept(assignment))
                return;
        }

        var time = pace.Draw(random, assignment.Stage == "label" ? 1 : 0.5);
        if (await Interrupted(client, assignment, conduct, time, withdrawn, stop))
            return;
        await Answer(client, assignment, time, stop);
    }

    /// <summary>What this person says to it.</summary>
    protected abstract (string? Response, string? Verdict) Decide(Assignment assignment);

    /// <summary>True when the work ends without an answer.</summary>
    private async Task<bool> Interrupted(WorkerClient client, Assignment assignment, Conduct conduct, TimeSpan time, CancellationToken withdrawn, CancellationToken stop)
    {
        switch (conduct)
        {
            case Conduct.Release:
                await Until(time / 2, withdrawn, stop);
                await client.Release(assignment, "too hard");
                return true;
            case Conduct.Leave:
                await client.Connection.Leave(TimeSpan.FromSeconds(1 + (4 * random.NextDouble())));
                await Task.Delay(time, stop);
                return false;
            case Conduct.Die:
                await Task.Delay(time / 2, stop);
                client.Connection.Cut(temper.Away(random));
                await Task.Delay(time / 2, stop);
                return false;
            default:
                // Somebody whose work is taken away in the middle stops; what was nearly done is sent all the same.
                return await Until(time, withdrawn, stop) && random.NextDouble() < 0.5;
        }
    }

    private async Task Answer(WorkerClient client, Assignment assignment, TimeSpan time, CancellationToken stop)
    {
        var (response, verdict) = Decide(assignment);
        var submission = new Submission
        {
            Task = assignment.Task,
            Token = assignment.Token,
            Command = $"{assignment.TaskId()}-{assignment.Token}-{Interlocked.Increment(ref _answers)}",
            Response = response,
            Verdict = verdict,
            ActiveMs = (long)time.TotalMilliseconds,
        };
        if (random.NextDouble() < Delayed)
        {
            tally.Add("delayed");
            await Task.Delay(TimeSpan.FromSeconds(3 * random.NextDouble()), stop);
        }

        if (random.NextDouble() >= Duplicated)
        {
            await client.Submit(assignment, submission);
            return;
        }

        tally.Add("duplicated");
        var outcomes = await Task.WhenAll(client.Submit(assignment, submission), client.Submit(assignment, submission));
        if (outcomes[0] != outcomes[1])
            tally.Add($"duplicate_differs_{outcomes[0]}_{outcomes[1]}");
    }

    /// <summary>True when it was canceled before the time was over.</summary>
    private static async Task<bool> Until(TimeSpan time, CancellationToken canceled, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(canceled, stop);
        try
        {
            await Task.Delay(time, either.Token);
            return false;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return true;
        }
    }
}
