using Scheduler.Load.Bed;
using Spectre.Console;

namespace Scheduler.Load.Live;

/// <summary>The customer: makes the project and sees to it that work waits.</summary>
internal sealed class Supply(TestBed bed, LoadOptions options)
{
    public const string Project = "load", Batch = "load-1";
    private const string RareProject = "load-rare", RareBatch = "load-rare-1";
    private const int TasksPerCall = 10_000;

    private readonly Random _random = new(options.Seed);
    private long _uploaded;

    /// <summary>Bytes on disk a waiting task, by the first upload; 0 where nobody knows.</summary>
    public double BytesPerTask { get; private set; }

    public async Task Open(CancellationToken cancel)
    {
        if (options.RareSkill)
        {
            await Open(RareProject, RareBatch, 50, [new { name = Crew.RareSkill, level = 1 }], cancel);
            await Upload("tasks that few may do", RareProject, RareBatch, options.Waiting, cancel);
        }

        await Open(Project, Batch, 10, [], cancel);
    }

    /// <summary>Uploads until as many lifecycles can be done, and <see cref="LoadOptions.Waiting"/> tasks wait still.</summary>
    public async Task Ensure(long lifecycles, long answered, CancellationToken cancel)
    {
        var wanted = ((answered + lifecycles) / options.Overlap) + options.Waiting;
        if (wanted <= _uploaded)
            return;
        var (count, before) = (wanted - _uploaded, bed.Records is null ? 0 : await bed.Records.Bytes(cancel));
        await Upload("tasks", Project, Batch, count, cancel);
        if (_uploaded == 0 && bed.Records is not null)
            BytesPerTask = (await bed.Records.Bytes(cancel) - before) / (double)count;
        _uploaded = wanted;
    }

    private async Task Open(string project, string batch, int priority, object[] skills, CancellationToken cancel)
    {
        // Neither rapid nor studio: takes more tasks while it runs.
        await bed.Customer.Post("/v1/projects", new
        {
            type = "categorization",
            name = project,
            pipeline = "consensus_task",
            consensus_attempts = options.Overlap,
            auto_accept = true,
            required_skills = skills,
            @params = new { instruction = "Choose the category.", categories = Payloads.Categories },
        }, cancel);
        await bed.Customer.Post("/v1/batches", new { project, name = batch, priority }, cancel);
        await bed.Customer.Post($"/v1/batches/{batch}/finalize", new { }, cancel);
    }

    private Task Upload(string what, string project, string batch, long count, CancellationToken cancel) => AnsiConsole.Progress().StartAsync(async bars =>
    {
        var bar = bars.AddTask($"upload {count} {what}", maxValue: count);
        for (var left = count; left > 0; left -= TasksPerCall)
        {
            var some = (int)Math.Min(left, TasksPerCall);
            await bed.Customer.CreateTasks(project, batch, Payloads.Lines(_random, some), ids: false, cancel);
            bar.Increment(some);
        }
    });
}
