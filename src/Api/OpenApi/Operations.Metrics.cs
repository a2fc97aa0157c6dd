using Scheduler.Api.Metrics;
using Scheduler.Api.Steering;

namespace Scheduler.Api.OpenApi;

internal static partial class Operations
{
    private static readonly string[] OfHistory = ["scope", "window", "from", "to", "bucket", "group_by", "exact", "format"];

    private static readonly Dictionary<string, Operation> OfMetrics = new()
    {
        ["GET /api/metrics/turnaround"] = History("Turnaround of a period: quantiles, mean and most."),
        ["GET /api/metrics/waterfall"] = History("Where the time of completed tasks went."),
        ["GET /api/metrics/sla"] = History("Tasks that fell due, and those that were in time."),
        ["GET /api/metrics/throughput"] = History("Tasks that arrived and tasks that were completed."),
        ["GET /api/metrics/work"] = History("Labels and reviews, their time, and utilisation."),
        ["GET /api/metrics/offers"] = History("Offers by what became of them, and leases that brought no answer."),
        ["GET /api/metrics/quality"] = History("First-pass yield, verdicts, overturns, agreement, audits."),
        ["GET /api/metrics/figures"] = History("All figures of a period."),
        ["GET /api/metrics/people"] = History("Work, offers and quality by person."),
        ["GET /api/metrics/backlog"] = new("Open tasks now, by state and age.", null, "scope", "group_by") { Reply = typeof(BacklogView) },
        ["GET /api/ops/people"] = new("People who are there, with what they do.", null, "activity", "limit", "next_token") { Reply = typeof(PeoplePage) },
        ["GET /api/ops/people/{id}"] = new("One person.") { Reply = typeof(PersonView) },
        ["GET /api/ops/people/{id}/timeline"] = new("A person's presence and attempts.", null, "from", "to") { Reply = typeof(PersonTimeline) },
        ["POST /api/ops/people/{id}/pause"] = Command("Puts a person on break.", """{"reason":"training"}"""),
        ["POST /api/ops/people/{id}/resume"] = Command("Puts a person back to work.", "{}"),
        ["POST /api/ops/people/{id}/release"] = Command("Gives back what a person has before them.", """{"reason":"left for the day"}"""),
        ["POST /api/ops/people/{id}/assign"] = Command("Gives a person a task next, or puts a project first.", """{"task":"6530c0ffee00000000000abc"}"""),
        ["POST /api/ops/people/{id}/message"] = Command("Says something to a person.", """{"text":"Please read the new guidelines."}"""),
        ["GET /api/ops/batches"] = new("Batches that are worked on, the late and soon due first.", null, "at_risk", "limit") { Reply = typeof(BatchesAtRisk) },
        ["POST /api/ops/batches/{id}/prioritize"] = Command("Sets a batch's priority, higher first.", """{"priority":30}"""),
        ["POST /api/ops/batches/{id}/pause"] = Command("Stops handing out a batch's tasks.", null),
        ["POST /api/ops/batches/{id}/resume"] = Command("Hands them out again.", null),
        ["GET /api/ops/stuck"] = new("Tasks that do not get on.", null, "limit", "long_minutes") { Reply = typeof(StuckTasks) },
        ["POST /api/ops/tasks/{id}/release"] = Command("Gives back all leases of a task.", """{"reason":"nobody answers"}"""),
        ["POST /api/ops/tasks/{id}/reassign"] = Command("Takes a task from those who hold it and gives it to a person.", """{"person":"6530c0ffee00000000000abc"}"""),
        ["GET /api/ops/audit"] = new("What managers did, newest first.", null, "limit", "next_token") { Reply = typeof(ActionPage) },
        ["GET /api/metrics/tasks/{id}"] = new("Where one task's time went.") { Reply = typeof(TaskTurnaround) },
    };

    private static Operation Command(string summary, string? example) => new(summary, example) { Reply = typeof(CommandReply) };

    private static Operation History(string summary) => new(summary, null, OfHistory) { Reply = typeof(MetricHistory) };
}
