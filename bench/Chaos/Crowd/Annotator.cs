using Scheduler.Chaos.Outcome;
using Scheduler.Workers;
using Scheduler.Workers.Wire;

namespace Scheduler.Chaos.Crowd;

/// <summary>A person at work, fast, and sometimes not as one would wish.</summary>
/// <param name="second">Another device of the same person at another host, for answers sent twice; null for who has none.</param>
internal sealed class Annotator(RunOptions options, Temper temper, Tally tally, Draws draws, SecondDevice? second) : IWorkerMind
{
    /// <summary>Longer than any offer stands here.</summary>
    private static readonly TimeSpan LooksAway = TimeSpan.FromSeconds(12);

    private int _answers;

    public async Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop)
    {
        var conduct = temper.Next(draws);
        tally.Add("did " + conduct);
        if (assignment.Standing == "offered")
        {
            // A crash may turn the offer into accepted work, which does not lapse: who looked away then finds it on the screen.
            if (conduct == Conduct.Lapse && await Until(LooksAway, withdrawn, stop))
                return;
            if (conduct == Conduct.Decline)
            {
                await client.Decline(assignment, "not for me", draws.NextDouble() < 0.5 ? null : 2);
                return;
            }

            if (!await client.Accept(assignment))
                return;
        }

        var time = draws.Time(options.Think);
        if (await Interrupted(client, assignment, conduct, time, withdrawn, stop))
            return;
        await Answer(client, assignment, time, conduct == Conduct.Duplicate);
    }

    /// <summary>True when the work ends without an answer.</summary>
    private async Task<bool> Interrupted(WorkerClient client, Assignment assignment, Conduct conduct, TimeSpan time, CancellationToken withdrawn, CancellationToken stop)
    {
        var away = TimeSpan.FromSeconds(1 + (3 * draws.NextDouble()));
        switch (conduct)
        {
            case Conduct.Release or Conduct.Decline:
                await Until(time / 2, withdrawn, stop);
                await client.Release(assignment, "too hard");
                return true;
            case Conduct.AnswerAfterRelease:
                await Until(time, withdrawn, stop);
                await client.Release(assignment, "pressed the wrong key");
                await Task.Delay(time / 4, stop);
                return false;
            case Conduct.Leave:
                await client.Connection.Leave(away);
                await Task.Delay(away, stop);
                return false;
            case Conduct.Cut:
                await Task.Delay(time / 2, stop);
                client.Connection.Cut(away);
                await Task.Delay(away, stop);
                return false;
            default:
                // Somebody whose work is taken away in the middle stops; what was nearly done is sent all the same.
                return await Until(time, withdrawn, stop) && draws.NextDouble() < 0.5;
        }
    }

    private async Task Answer(WorkerClient client, Assignment assignment, TimeSpan time, bool twice)
    {
        var (response, verdict) = Opinion.Of(assignment, draws);
        var submission = new Submission
        {
            Task = assignment.Task,
            Token = assignment.Token,
            Command = $"{assignment.TaskId()}-{assignment.Token}-{Interlocked.Increment(ref _answers)}",
            Response = response,
            Verdict = verdict,
            ActiveMs = (long)time.TotalMilliseconds,
        };
        if (!twice)
        {
            await client.Submit(assignment, submission);
            return;
        }

        var other = second is null ? client.Submit(assignment, submission) : second.Submit(assignment, submission);
        var outcomes = await Task.WhenAll(client.Submit(assignment, submission), other);
        tally.Add(second is null ? "answers sent twice on one connection" : "answers sent twice on two connections");
        if (outcomes[0] != outcomes[1])
            tally.Add($"defect: one answer, told {outcomes[0]} and {outcomes[1]}");
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
