using System.Diagnostics;
using Scheduler.Workers.Wire;

namespace Scheduler.Workers;

/// <summary>
/// A person at work over the network, as a well-behaved client is: beats, follows the message stream, resumes after gaps and
/// repeats unanswered commands under the same id. What the person does is <see cref="IWorkerMind"/>'s.
/// </summary>
public sealed class WorkerClient(WorkerConnection connection, IWorkerMind mind) : IAsyncDisposable
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15), BreakFor = TimeSpan.FromSeconds(3), ReleasedFor = TimeSpan.FromSeconds(30);

    private const string Available = "available";

    private readonly Hand _hand = new();
    private readonly StreamPlace _place = new();
    private readonly SemaphoreSlim _resuming = new(1);
    private CancellationToken _stop;

    public WorkerConnection Connection => connection;

    /// <summary>Called for every answer whose outcome is known; from many threads.</summary>
    public Action<AnswerReceipt>? Answered { get; init; }

    /// <summary>Times this person signed in and knew where they stand.</summary>
    public int Arrivals { get; private set; }

    /// <summary>Called with the words of every call the hub refused outright.</summary>
    public Action<string>? Refused { get; init; }

    /// <summary>Works until stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        _stop = stop;
        connection.OnMessage(Take);
        try
        {
            await Task.WhenAll(connection.Run(Arrive, stop), Beat());
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The run is over, whatever a call in the middle says of it; what is in hand stays leased, as when somebody closes the lid.
        }
    }

    public Task<bool> Accept(Assignment a) => connection.Call<bool>("Accept", [a.Task, a.Token], _stop);

    public Task<bool> Decline(Assignment a, string reason, double? retryAfterSeconds) =>
        connection.Call<bool>("Decline", [a.Task, a.Token, reason, retryAfterSeconds], _stop);

    /// <summary>Not for good: a small crew must not run out of people for a task.</summary>
    public Task<bool> Release(Assignment a, string reason) => connection.Call<bool>("Release", [a.Task, a.Token, reason, ReleasedFor.TotalSeconds], _stop);

    public Task<bool> SaveDraft(Assignment a, string draft) => connection.Call<bool>("SaveDraft", [a.Task, a.Token, draft], _stop);

    /// <summary>Sends one answer until its outcome is known.</summary>
    public async Task<string> Submit(Assignment assignment, Submission submission)
    {
        var clock = Stopwatch.StartNew();
        var (epoch, sequence) = _place.Point;
        submission = submission with { Epoch = epoch, Sequence = sequence };
        var result = await connection.Call<SubmissionResult>("Submit", [submission], _stop);
        if (result.Outcome is not ("invalid" or "verdict_mismatch"))
            _hand.Answered(assignment);
        foreach (var message in result.Messages)
            Take(message);
        Answered?.Invoke(new(assignment, submission, result.Outcome, clock.Elapsed));
        return result.Outcome;
    }

    public ValueTask DisposeAsync()
    {
        _resuming.Dispose();
        return connection.DisposeAsync();
    }

    private async Task Arrive()
    {
        await Swallow(async () =>
        {
            await connection.Call<string>("SetActivity", [Available], _stop);
            await Resume();
            Arrivals++;
        });
    }

    private async Task Beat()
    {
        using var timer = new PeriodicTimer(BeatEvery);
        while (await timer.WaitForNextTickAsync(_stop))
            await Swallow(async () =>
            {
                var at = await connection.Call<StreamPoint>("Heartbeat", [], _stop);
                if (!_place.IsAt(at))
                    await Resume();
            });
    }

    private async Task Resume()
    {
        await _resuming.WaitAsync(_stop);
        try
        {
            var (epoch, sequence) = _place.Point;
            var reply = await connection.Call<ResumeReply>("Resume", [epoch, sequence], _stop);
            foreach (var message in reply.Missed)
                Take(message);
            if (reply.Standing is not { } standing)
                return;
            _place.Jump(standing.At);
            _hand.Only(standing.Assignments);
            foreach (var assignment in standing.Assignments)
                Begin(assignment);
            if (standing.Activity == "offline")
                await connection.Call<string>("SetActivity", [Available], _stop);
        }
        finally
        {
            _resuming.Release();
        }
    }

    private void Take(HubMessage message)
    {
        switch (_place.Advance(message))
        {
            case StreamStep.Gap:
                _ = Swallow(Resume);
                return;
            case StreamStep.Known:
                return;
        }

        if (message is { Kind: "assigned", Assignment: { } assignment })
            Begin(assignment);
        else if (message is { Kind: "withdrawn", Task: { } task })
            _hand.Withdraw(task, message.Token);
        else if (message.Kind == "activity")
            _ = Swallow(ComeBack);
    }

    /// <summary>Put on break or offline by the server: a simulated person returns after a moment.</summary>
    private async Task ComeBack()
    {
        await Task.Delay(BreakFor, _stop);
        await connection.Call<string>("SetActivity", [Available], _stop);
    }

    private void Begin(Assignment assignment)
    {
        if (_hand.Begin(assignment) is { } withdrawn)
            _ = Task.Run(() => Swallow(async () =>
            {
                try
                {
                    await mind.Work(this, assignment, withdrawn, _stop);
                }
                finally
                {
                    _hand.End(assignment);
                }
            }));
    }

    /// <summary>A run that ends, or a call the hub refuses, is not the client's end.</summary>
    private async Task Swallow(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
        }
        catch (Microsoft.AspNetCore.SignalR.HubException e)
        {
            Refusals++;
            Refused?.Invoke(e.Message);
        }
    }

    /// <summary>Calls the hub refused outright: a defect of the client or the hub.</summary>
    public int Refusals { get; private set; }
}
