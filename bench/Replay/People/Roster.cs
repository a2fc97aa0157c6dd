using System.Collections.Concurrent;
using Scheduler.Checker;
using Scheduler.Replay.Outcome;
using Scheduler.Replay.Sets;
using Scheduler.Workers;

namespace Scheduler.Replay.People;

/// <summary>Everybody of the run, each with a connection of their own.</summary>
internal sealed class Roster(CrowdSet set, ReplayOptions options, Tally tally, ClientLedger ledger, RoundTrips trips, Func<double> progress) : IAsyncDisposable
{
    private const int LabelersPerReviewer = 20;

    private readonly List<WorkerClient> _clients = [];
    private readonly ConcurrentDictionary<string, bool> _heard = [];

    public IReadOnlyList<WorkerClient> Clients => _clients;

    /// <summary>Makes the accounts; nobody connects yet.</summary>
    public async Task Hire(Uri host, CustomerClient customer, CancellationToken cancel)
    {
        var crowd = Confusion.OfCrowd(set);
        foreach (var worker in set.Workers)
            await Add("worker-" + worker, ["labeler"], r => new Labeler(set, worker, Confusion.Of(set, worker, crowd), new(r, options.Speedup), Temper(), tally, r));
        var reviewers = 2 + (set.Workers.Count / LabelersPerReviewer);
        for (var i = 0; i < reviewers; i++)
            await Add($"reviewer-{i}", ["reviewer"], r => new Expert(set, new(r, options.Speedup), Temper(), tally, r));
        await Add("adjudicator", ["adjudicator"], r => new Expert(set, new(r, options.Speedup), new(false, progress), tally, r));

        async Task Add(string name, string[] roles, Func<Random, IWorkerMind> mind)
        {
            var (id, token) = await customer.CreateAnnotator(name, roles, cancel);
            var seed = unchecked((options.Seed * 1_000_003) + _clients.Count);
            var connection = new WorkerConnection(new Uri(host, "/hubs/annotators"), token, options.Format, seed);
            _clients.Add(new WorkerClient(connection, mind(new Draws(seed))) { Answered = receipt => Heard(id, receipt) });
        }
    }

    /// <summary>Everybody arrives within a few seconds and works until stopped.</summary>
    public Task Work(CancellationToken stop) => Task.WhenAll(_clients.Select(async (client, i) =>
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 * i), stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await client.Run(stop);
    }));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
    }

    private Temper Temper() => new(_clients.Count % 10 == 3, progress);

    private void Heard(string annotator, AnswerReceipt receipt)
    {
        trips.Add(receipt);

        // An answer sent twice is told of twice and counts once.
        if (_heard.TryAdd(receipt.Submission.Command, true))
            tally.Add($"{receipt.Assignment.Stage}_{receipt.Outcome}");
        ledger.Answered(receipt.Assignment.TaskId(), receipt.Assignment.Token, receipt.Submission.Command, annotator, receipt.Outcome, receipt.Submission.Response);
    }
}
