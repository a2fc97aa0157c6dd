using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Tasks;

/// <summary>A task and the commands on it, in few words.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly AnnotatorId Ann = new("ann"), Bob = new("bob"), Cyd = new("cyd"), Dan = new("dan");

    public static readonly IMerge Majority =
        AnswerRules.For("categorization", new(JsonDocument.Parse("""{"categories":["cat","dog","cow"]}""").RootElement)).Merge;

    public static LabelTask Task(int overlap = 1, int reviews = 0) => new()
    {
        Ref = new(new(new("org"), Mode.Live), new("project"), new("batch"), new("task")),
        Plan = new(overlap, reviews),
        CreatedAt = Noon,
        ChangedAt = Noon,
    };

    public static Grant Grant(AnnotatorId who, int stage = 0, string? command = null, DateTimeOffset? at = null) =>
        new(who, stage, new(command ?? $"claim-{who}-{stage}"), at ?? Noon);

    public static Submit Submit(AnnotatorId who, long token, Verdict? verdict = null, string category = "cat", string? command = null) =>
        new(who, token, new(command ?? $"submit-{who}-{token}"), Noon, $$"""{"category":"{{category}}"}""", verdict);

    public static End End(AnnotatorId who, long token, AttemptState state = AttemptState.Released, DateTimeOffset? coolUntil = null) =>
        new(who, token, state, new($"end-{who}-{token}"), Noon, coolUntil);

    public static LabelTask Granted(this LabelTask task, AnnotatorId who, int stage = 0, string? command = null)
    {
        var decision = GrantRule.Decide(task, Grant(who, stage, command));
        Assert.Equal(GrantOutcome.Granted, decision.Outcome);
        return task.Apply(decision.Change!);
    }

    public static LabelTask Answered(this LabelTask task, AnnotatorId who, long token, Verdict? verdict = null, string category = "cat")
    {
        var decision = SubmitRule.Decide(task, Submit(who, token, verdict, category), Majority);
        Assert.Contains(decision.Outcome, new[] { SubmitOutcome.Accepted, SubmitOutcome.Salvaged });
        return task.Apply(decision.Change!);
    }

    /// <summary>Granted and answered at once.</summary>
    public static LabelTask Done(this LabelTask task, AnnotatorId who, Verdict? verdict = null, string category = "cat")
    {
        var leased = task.Granted(who, task.Stage, $"claim-{who}-{task.Version}");
        return leased.Answered(who, leased.LastToken, verdict, category);
    }

    public static LabelTask Ended(this LabelTask task, AnnotatorId who, long token, DateTimeOffset? coolUntil = null)
    {
        var decision = EndRule.Decide(task, End(who, token, coolUntil: coolUntil));
        Assert.Equal(EndOutcome.Ended, decision.Outcome);
        return task.Apply(decision.Change!);
    }
}
