using System.Diagnostics;
using Scheduler.Chaos.Outcome;
using Scheduler.Checker;
using Scheduler.Workers;
using Scheduler.Workers.Cluster;
using Spectre.Console;

namespace Scheduler.Chaos.Overload;

/// <summary>One run from the start of the cluster to the verdict.</summary>
internal sealed class OverloadRun(OverloadOptions options)
{
    private const string Project = "flood", Batch = "flood-1";

    /// <summary>Cold code is up to three times as slow, and is no measure of what is sustained.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20), RecoveryLimit = TimeSpan.FromSeconds(60), Moment = TimeSpan.FromSeconds(2);

    /// <summary>Work for the first seconds, before uploads keep ahead of the people.</summary>
    private const int FirstRequests = 20;

    private readonly Tally _tally = new();
    private readonly Stalls _stalls = new();
    private readonly ClientLedger _ledger = new();

    /// <returns>0 when everything was as it must be.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"Starting PostgreSQL, {options.Silos} silos and {options.Apis} API hosts ...");
        await using var cluster = await LocalCluster.Start(new() { Silos = options.Silos, Apis = options.Apis, Keep = options.Keep }, cancel);
        Uri[] hosts = [.. cluster.Apis.Select(a => a.Url)];
        var key = await cluster.Key.WaitAsync(cancel);
        using var customer = new CustomerClient(hosts[0], key);
        await Open(customer, cancel);
        using var uploads = new Uploads(hosts, key, Project, Batch, _ledger, _tally);
        await using var staff = new Staff(options, hosts, _stalls, _ledger);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var memory = new Memory(cluster);
        var watching = memory.Watch(over.Token);
        for (var i = 0; i < FirstRequests; i++)
            await uploads.Once();

        var from = DateTimeOffset.UtcNow;
        var regulars = await staff.Arrive(customer, options.People, cancel);
        await Part("warm-up", WarmUp, staff, uploads, memory, uploads.Steady, cancel);
        var warm = DateTimeOffset.UtcNow;
        var sustained = await Part("sustained", options.Part, staff, uploads, memory, uploads.Steady, cancel);
        var offered = options.Factor * sustained.Bulk.Rows / sustained.Took.TotalSeconds;
        var rush = await staff.Arrive(customer, (options.Factor - 1) * options.People, cancel);
        var overload = await Part("overload", options.Part, staff, uploads, memory, enough => uploads.Flood(offered, enough), cancel);
        await rush.DisposeAsync();
        var recovered = await Recover(overload.Ended, sustained.Answers.Quantile(0.99), staff, uploads, memory, cancel);
        var stalls = _stalls.All();
        await regulars.DisposeAsync();
        await over.CancelAsync();
        await watching;
        await cluster.Stop();

        await using var records = await cluster.Records(cancel);
        var report = new HistoryChecker(new() { Down = [new(from, warm)] }, _ledger).Check(records, cancel);
        ResultPages.Show(_tally, stalls, [], report);
        var result = new OverloadResult
        {
            Factor = options.Factor,
            Submits = staff.Total,
            SubmitsRefused = staff.Refused,
            SubmitsPerS = sustained.SubmitsPerS,
            SubmitsPerSOverload = overload.SubmitsPerS,
            SubmitP99Ms = sustained.Answers.Quantile(0.99),
            SubmitP99MsOverload = overload.Answers.Quantile(0.99),
            BulkPerS = sustained.BulkPerS,
            BulkOfferedPerSOverload = Math.Round(offered),
            BulkPerSOverload = overload.BulkPerS,
            BulkRefused = overload.Bulk.Refused,
            BulkWrong = _tally.All.Where(t => t.Key.StartsWith("defect", StringComparison.Ordinal)).Sum(t => t.Value),
            RssMb = sustained.PeakMb,
            RssMbOverload = overload.PeakMb,
            Recovered = recovered,
            StallMax = StallSplit.Of(stalls, []).Elsewhere,
            Lost = report.Counts.GetValueOrDefault(Law.NothingLost),
            Violations = report.Total,
            Falls = cluster.Members.Sum(m => m.Falls.Count),
            Seed = options.Seed,
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1),
        };
        return LastLine.Write(result, result.Good);
    }

    private static async Task Open(CustomerClient customer, CancellationToken cancel)
    {
        await customer.Post("/v1/projects", new
        {
            type = "categorization",
            name = Project,
            auto_accept = true,
            @params = new { instruction = "Choose the category.", categories = Customers.Job.Categories },
        }, cancel);
        await customer.Post("/v1/batches", new { project = Project, name = Batch }, cancel);
        await customer.Post($"/v1/batches/{Batch}/finalize", new { }, cancel);
    }

    private static async Task<PartResult> Part(string name, TimeSpan time, Staff staff, Uploads uploads, Memory memory, Func<CancellationToken, Task> upload, CancellationToken cancel)
    {
        var (clock, answers, bulk) = (Stopwatch.StartNew(), staff.Start(), uploads.Start());
        memory.Start();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var uploading = upload(enough.Token);
        await Task.Delay(time, cancel);
        await enough.CancelAsync();
        var (took, ended) = (clock.Elapsed, Stopwatch.GetTimestamp());
        var part = new PartResult(took, ended, answers, Math.Round(answers.Count / took.TotalSeconds), bulk, Math.Round(bulk.Rows / took.TotalSeconds), memory.PeakMb);
        await uploading;
        staff.Start();
        AnsiConsole.MarkupLineInterpolated($"{name}: {part.SubmitsPerS} answers/s, p99 {answers.Quantile(0.99)} ms; {part.BulkPerS} tasks/s in bulk, {bulk.Taken} requests taken, {bulk.Refused} refused, {bulk.Wrong} wrong; {part.PeakMb} MB");
        return part;
    }

    /// <returns>Seconds from the end of the overload to the end of a moment as good as the sustained load had been.</returns>
    private static async Task<double?> Recover(long overloadEnded, double p99, Staff staff, Uploads uploads, Memory memory, CancellationToken cancel)
    {
        while (Stopwatch.GetElapsedTime(overloadEnded) < RecoveryLimit)
        {
            var moment = await Part("afterwards", Moment, staff, uploads, memory, uploads.Steady, cancel);
            if (moment.Bulk.Refused == 0 && moment.Answers.Count > 0 && moment.Answers.Quantile(0.99) <= 1.5 * p99)
                return Math.Round(Stopwatch.GetElapsedTime(overloadEnded).TotalSeconds, 1);
        }

        return null;
    }

    private sealed record PartResult(TimeSpan Took, long Ended, Answers Answers, double SubmitsPerS, BulkCounts Bulk, double BulkPerS, double PeakMb);
}
