using System.CommandLine;
using Scheduler.Cli.Http;
using Scheduler.Cli.Output;

namespace Scheduler.Cli.Batches;

internal sealed record Batch(string Name, string Project, string Status, DateTimeOffset CreatedAt);

internal sealed record BatchStatus(string Status, long Pending, long Completed, long Error, long Canceled)
{
    public long Total => Pending + Completed + Error + Canceled;
}

/// <summary><c>batches</c>.</summary>
internal static class BatchCommands
{
    public static Command Create() => new("batches", "Batches: sets of tasks that are launched together.") { List(), New(), Launch(), Status(), Watched() };

    private static Command List()
    {
        var project = new Option<string?>("--project") { Description = "Of one project." };
        var limit = new Option<int>("--limit") { Description = "At most so many, newest first.", DefaultValueFactory = _ => 100 };
        return new Command("list", "Lists your batches, newest first.") { project, limit }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Get<Page<Batch>>("/v1/batches" + ApiClient.Query(("project", result.GetValue(project)), ("limit", $"{result.GetValue(limit)}")), cancel);
            session.Screen.Table(reply.Raw, ["name", "project", "status", "created"], reply.Value.Docs.Select(b => new[] { b.Name, b.Project, b.Status, $"{b.CreatedAt:u}" }));
        });
    }

    private static Command New()
    {
        var name = new Argument<string>("NAME") { Description = "Any name you have no batch of." };
        var project = new Option<string>("--project") { Description = "The project its tasks belong to.", Required = true };
        var callback = new Option<string?>("--callback") { Description = "Address that is told when the batch is completed." };
        var priority = new Option<int?>("--priority") { Description = "0 to 100, higher first." };
        var kind = new Option<string?>("--kind") { Description = "production (default), calibration or self_label." };
        kind.AcceptOnlyFromAmong("production", "calibration", "self_label");
        return new Command("create", "Makes a batch. Batches of rapid and studio projects wait for 'launch'.") { name, project, callback, priority, kind }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Post<Batch>("/v1/batches", new
            {
                name = result.GetValue(name),
                project = result.GetValue(project),
                callback = result.GetValue(callback),
                priority = result.GetValue(priority),
                calibration_batch = result.GetValue(kind) == "calibration",
                self_label_batch = result.GetValue(kind) == "self_label",
            }, cancel);
            session.Screen.Say(reply.Raw, $"Batch {reply.Value.Name} is made; it is {reply.Value.Status}.");
        });
    }

    private static Command Launch()
    {
        var name = new Argument<string>("NAME");
        return new Command("launch", "Launches a batch: its tasks are worked on, and it takes no more.") { name }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Post<Batch>($"/v1/batches/{ApiClient.Escape(result.GetValue(name)!)}/finalize", null, cancel);
            session.Screen.Say(reply.Raw, $"Batch {reply.Value.Name} is {reply.Value.Status}.");
        });
    }

    private static Command Status()
    {
        var name = new Argument<string>("NAME");
        return new Command("status", "Counts the tasks of a batch.") { name }.Runs(async (session, result, cancel) =>
        {
            var (batch, raw) = await Look(session, result.GetValue(name)!, cancel);
            session.Screen.Say(raw, $"{batch.Status}: {batch.Completed} of {batch.Total} completed, {batch.Pending} pending, {batch.Error} in error, {batch.Canceled} canceled");
        });
    }

    private static Command Watched()
    {
        var name = new Argument<string>("NAME");
        var every = new Option<double>("--every") { Description = "Seconds between two looks.", DefaultValueFactory = _ => 2 };
        return new Command("watch", "Shows a bar with the time that is left, until nothing of the batch is pending any more.") { name, every }.Runs(async (session, result, cancel) =>
            await Watch.Run(session.Screen, result.GetValue(name)!, TimeSpan.FromSeconds(Math.Max(0.1, result.GetValue(every))), async c =>
            {
                var (batch, raw) = await Look(session, result.GetValue(name)!, c);

                // A batch without tasks is not completed, and would be watched for ever.
                return new(batch.Total - batch.Pending, batch.Total, batch.Pending == 0, raw);
            }, cancel));
    }

    private static async Task<(BatchStatus Batch, string Raw)> Look(Session session, string name, CancellationToken cancel)
    {
        var reply = await session.Api.Get<BatchStatus>($"/v1/batches/{ApiClient.Escape(name)}/status", cancel);
        return (reply.Value, reply.Raw);
    }
}
