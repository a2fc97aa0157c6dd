using Scheduler.Load.Bed;
using Scheduler.Workers;

namespace Scheduler.Load.Idle;

/// <summary>Connected people with nothing to do.</summary>
internal sealed class WaitingRoom(LoadOptions options) : IAsyncDisposable
{
    /// <summary>Accounts made at once, and people who come in at once: a crowd at one moment is what the kill is for.</summary>
    private const int HiredAtOnce = 16, EnterAtOnce = 50;

    private readonly List<WorkerClient> _people = [];
    private readonly List<Task> _sitting = [];
    private readonly CancellationTokenSource _stop = new();

    public async Task Hire(TestBed bed, Action made, CancellationToken cancel)
    {
        var hub = new Uri(bed.Host.Url, "/hubs/annotators");
        var tokens = new string[options.Clients];
        await Parallel.ForAsync(0, options.Clients, new ParallelOptions { MaxDegreeOfParallelism = HiredAtOnce, CancellationToken = cancel }, async (i, stop) =>
        {
            tokens[i] = (await bed.Customer.CreateAnnotator($"person-{i}", ["labeler"], stop)).Token;
            made();
        });
        foreach (var (token, i) in tokens.Select((t, i) => (t, i)))
            _people.Add(new(new WorkerConnection(hub, token, options.Format, unchecked((options.Seed * 1_000_003) + i)), new Waiter()));
    }

    /// <summary>Lets people in until as many sit there.</summary>
    public async Task Fill(int count, Action<int> there, CancellationToken cancel)
    {
        while (Arrived(1) < count)
        {
            // No more on the stairs than come in at once.
            for (var i = 0; i < EnterAtOnce && _sitting.Count < count && _sitting.Count - Arrived(1) < EnterAtOnce * 2; i++)
                _sitting.Add(_people[_sitting.Count].Run(_stop.Token));
            await Task.Delay(20, cancel);
            there(Arrived(1));
        }
    }

    /// <summary>People who have arrived this many times.</summary>
    public int Arrived(int times) => _people.Count(p => p.Arrivals >= times);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_sitting);
        await Task.WhenAll(_people.Select(p => p.DisposeAsync().AsTask()));
        _stop.Dispose();
    }
}
