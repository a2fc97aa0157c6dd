using Scheduler.Load.Bed;
using Scheduler.Workers;

namespace Scheduler.Load.Live;

/// <summary>Everybody at work, each with a connection of their own.</summary>
internal sealed class Crew(LoadOptions options) : IAsyncDisposable
{
    /// <summary>One in this many has the rare skill: three in a hundred.</summary>
    private const int SkilledEvery = 33;

    public const string RareSkill = "rare";

    private readonly List<WorkerClient> _clients = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _working = Task.CompletedTask;

    public Scoreboard Board { get; } = new();

    public Turnstile Turnstile { get; } = new();

    public ThinkTime Think { get; } = new();

    /// <summary>Makes the accounts and lets everybody arrive in front of the closed turnstile.</summary>
    public async Task Arrive(TestBed bed, CancellationToken cancel)
    {
        var hub = new Uri(bed.Url, "/hubs/annotators");
        for (var i = 0; i < options.Clients; i++)
        {
            string[] skills = options.RareSkill && i % SkilledEvery == 0 ? [RareSkill] : [];
            var (_, token) = await bed.Customer.CreateAnnotator($"person-{i}", ["labeler"], cancel, skills);
            var seed = unchecked((options.Seed * 1_000_003) + i);
            _clients.Add(new(new WorkerConnection(hub, token, options.Format, seed), new Answerer(Board, Turnstile, Think, new(seed))));
        }

        _working = Task.WhenAll(_clients.Select(c => c.Run(_stop.Token)));
        while (_clients.Any(c => c.Arrivals == 0) && !_working.IsCompleted)
            await Task.Delay(50, cancel);
    }

    public int Refusals => _clients.Sum(c => c.Refusals);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _working;
        foreach (var client in _clients)
            await client.DisposeAsync();
        _stop.Dispose();
    }
}
