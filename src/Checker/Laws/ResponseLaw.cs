using System.Text.Json;
using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I7: a completed task has one response, given by enough answers of its last round.</summary>
internal sealed class ResponseLaw : ITaskLaw
{
    public void Check(TaskHistory history, TaskReplay end, Findings findings)
    {
        var task = history.Task;
        if (task.Status != TaskState.Completed)
            return;
        if (task.Answered == 0)
            findings.Add(Law.OneFinalResponse, task.Id, "completed without a response.");
        else if (task.Mode == Modes.Live && Wrong(history) is { } wrong)
            findings.Add(Law.OneFinalResponse, task.Id, wrong);
    }

    private static string? Wrong(TaskHistory history)
    {
        var task = history.Task;
        // A customer who mended the answer has the last word.
        if (Mended(task) is { } customers)
            return task.Response is not null && task.Response != customers ? "its response is not the one that its customer made of it." : null;

        var last = history.Attempts.Where(a => a.State == LeaseState.Submitted && a.Round == task.Round).ToArray();
        if (last.FirstOrDefault(a => Pipeline.IsAdjudication(a.Stage)) is { } decided)
            return Differs(task, decided);

        var labels = last.Where(a => a.Stage == 0).ToArray();
        if (labels.Length != task.Overlap)
            return $"completed on {labels.Length} label(s) of round {task.Round}; its overlap is {task.Overlap}.";
        for (var level = 1; level <= task.ReviewLevels; level++)
            if (!last.Any(a => a.Stage == level && a.Verdict is VerdictCode.Accept or VerdictCode.Fix))
                return $"completed without passing review {level}.";

        // The last reviewer who replaced the response gave it; otherwise the labels did.
        return last.Where(a => a.Verdict == VerdictCode.Fix).MaxBy(a => a.Stage) is { } mended ? Differs(task, mended) : Votes.Wrong(task, labels);
    }

    private static string? Mended(TaskLine task)
    {
        if (task.MendedAudits is null)
            return null;
        using var audits = JsonDocument.Parse(task.MendedAudits);
        return audits.RootElement.EnumerateArray()
            .Where(a => a.GetProperty("at").GetInt64() >= task.CompletedAt && a.TryGetProperty("response", out var made) && made.ValueKind == JsonValueKind.String)
            .Select(a => a.GetProperty("response").GetString())
            .LastOrDefault();
    }

    private static string? Differs(TaskLine task, AttemptLine source) =>
        task.Response is not null && source.Response is not null && task.Response != source.Response
            ? $"its response is not the one given under token {source.Token}, which decided it."
            : null;
}
