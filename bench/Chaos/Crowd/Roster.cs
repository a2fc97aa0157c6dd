using System.Collections.Concurrent;
using Scheduler.Chaos.Outcome;
using Scheduler.Checker;
using Scheduler.Workers;

namespace Scheduler.Chaos.Crowd;

/// <summary>Everybody at work, each with connections of their own; what they are told goes into the ledger.</summary>
internal sealed class Roster(RunOptions options, IReadOnlyList<Uri> hosts, Stalls stalls, Tally tally, ClientLedger ledger, Func<bool> draining) : IAsyncDisposable
{
    /// <summary>Of every ten people.</summary>
    private const int Reviewers = 2, Adjudicators = 1;

    /// <summary>One in so many has a second device.</summary>
    private const int SecondDevices = 5;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(3);

    /// <summary>Until the last has arrived: a shift begins over a while, and a cluster that just started has to get warm.</summary>
    public static readonly TimeSpan ArrivalTime = TimeSpan.FromSeconds(6);

    private readonly List<WorkerClient> _clients = [];
    private readonly List<SecondDevice> _seconds = [];
    private readonly ConcurrentDictionary<string, string> _told = [];
    private readonly Temper _temper = new(draining);

    public int Answers => _told.Count;

    public int Reconnects => _clients.Sum(c => Math.Max(0, c.Connection.Connects - 1));

    /// <summary>Makes the accounts; nobody connects yet.</summary>
    public async Task Hire(CustomerClient customer, CancellationToken cancel)
    {
        for (var i = 0; i < options.People; i++)
        {
            string[] roles = (i % 10) switch
            {
                < Reviewers => ["reviewer"],
                < Reviewers + Adjudicators => ["labeler", "adjudicator"],
                _ => ["labeler"],
            };
            var (id, token) = await customer.CreateAnnotator($"person-{i}", roles, cancel);
            var second = i % SecondDevices == 0 ? new SecondDevice(Connect(token, i, i + 1), receipt => Heard(id, receipt)) : null;
            if (second is not null)
                _seconds.Add(second);
            _clients.Add(new(Connect(token, i, i), new Annotator(options, _temper, tally, new Draws(Seed(i)), second))
            {
                Answered = receipt => Heard(id, receipt),
                Refused = words => tally.Add("defect: refused: " + words),
            });
        }
    }

    /// <summary>Everybody arrives, one after the other, and works until stopped.</summary>
    public Task Work(CancellationToken stop) => Task.WhenAll([.. _clients.Select((c, i) => Later(i / (double)_clients.Count, c.Run, stop)), .. _seconds.Select((s, i) => Later(i / (double)_seconds.Count, s.Run, stop))]);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        foreach (var second in _seconds)
            await second.DisposeAsync();
    }

    private static async Task Later(double place, Func<CancellationToken, Task> run, CancellationToken stop)
    {
        try
        {
            await Task.Delay(ArrivalTime * place, stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await run(stop);
    }

    private WorkerConnection Connect(string token, int person, int home)
    {
        Uri[] hubs = [.. hosts.Select((_, i) => new Uri(hosts[(home + i) % hosts.Count], "/hubs/annotators"))];
        // Home goes by turns, so the format must not, or each host would speak one of them only.
        var format = person / hosts.Count % 2 == 0 ? WireFormat.Json : WireFormat.MessagePack;
        return new(hubs[0], token, format, Seed(person)) { OtherHosts = hubs[1..], ConnectLimit = ConnectLimit, Watch = stalls };
    }

    private int Seed(int person) => unchecked((options.Seed * 1_000_003) + person);

    private void Heard(string annotator, AnswerReceipt receipt)
    {
        // An answer sent twice is told of twice and counts once.
        if (_told.TryAdd(receipt.Submission.Command, receipt.Outcome))
            tally.Add($"{receipt.Assignment.Stage} {receipt.Outcome}");
        ledger.Answered(receipt.Assignment.TaskId(), receipt.Assignment.Token, receipt.Submission.Command, annotator, receipt.Outcome, receipt.Submission.Response);
    }
}
