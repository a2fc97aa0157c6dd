using System.CommandLine;
using System.Globalization;
using Scheduler.Cli.Http;

namespace Scheduler.Cli.Tasks;

internal sealed record LabelTask(string TaskId, string Type, string Status, string? Project, string? Batch, string? UniqueId, DateTimeOffset CreatedAt);

/// <summary><c>tasks</c>.</summary>
internal static class TaskCommands
{
    private const int PageSize = 100;

    public static Command Create() => new("tasks", "Tasks: one piece of data to label each.") { ImportCommand.Create(), Get(), List(), Cancel() };

    private static Command Get()
    {
        var id = new Argument<string>("ID");
        return new Command("get", "Shows a task, with its response when it is completed.") { id }.Runs(async (session, result, cancel) =>
            session.Screen.Object((await session.Api.Get<LabelTask>("/v1/task/" + ApiClient.Escape(result.GetValue(id)!), cancel)).Raw));
    }

    private static Command List()
    {
        var project = new Option<string?>("--project") { Description = "Of one project." };
        var batch = new Option<string?>("--batch") { Description = "Of one batch." };
        var status = new Option<string?>("--status") { Description = "pending, completed, canceled or error." };
        var limit = new Option<int>("--limit") { Description = "At most so many, newest first. For all of a large project use 'export'.", DefaultValueFactory = _ => PageSize };
        return new Command("list", "Lists tasks, newest first. With --json one page a line.") { project, batch, status, limit }.Runs(async (session, result, cancel) =>
        {
            var left = result.GetValue(limit);
            string? token = null;
            while (left > 0)
            {
                var page = await session.Api.Get<Page<LabelTask>>("/v1/tasks" + ApiClient.Query(
                    ("project", result.GetValue(project)), ("batch", result.GetValue(batch)), ("status", result.GetValue(status)),
                    ("limit", Math.Min(left, PageSize).ToString(CultureInfo.InvariantCulture)), ("next_token", token)), cancel);
                session.Screen.Table(page.Raw, ["id", "status", "project", "batch", "unique id", "created"],
                    page.Value.Docs.Select(t => new[] { t.TaskId, t.Status, t.Project, t.Batch, t.UniqueId, $"{t.CreatedAt:u}" }));
                left -= page.Value.Docs.Count;
                if ((token = page.Value.NextToken) is null)
                    return;
            }
        });
    }

    private static Command Cancel()
    {
        var ids = new Argument<string[]>("ID") { Description = "One or more.", Arity = ArgumentArity.OneOrMore };
        var clear = new Option<bool>("--clear-unique-id") { Description = "So that a new task can have it." };
        return new Command("cancel", "Cancels tasks that nobody works on. Those that cannot be canceled are named, the others are.") { ids, clear }.Runs(async (session, result, cancel) =>
        {
            var code = ExitCodes.Done;
            foreach (var id in result.GetValue(ids)!)
                try
                {
                    var reply = await session.Api.Post<LabelTask>($"/v1/task/{ApiClient.Escape(id)}/cancel" + (result.GetValue(clear) ? "?clear_unique_id=true" : ""), null, cancel);
                    session.Screen.Say(reply.Raw, $"{id} canceled");
                }
                catch (CliException refusal) when (refusal.Code == ExitCodes.Refused)
                {
                    session.Screen.Complain(new(refusal.Code, $"{id}: {refusal.Message}", refusal.Hint, refusal.Body));
                    code = ExitCodes.Refused;
                }

            return code;
        });
    }
}
