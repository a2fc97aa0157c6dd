namespace Scheduler.Domain.Tasks;

/// <summary>What is done with a task in a stage.</summary>
public enum StageKind
{
    Unspecified = 0,

    /// <summary>People label it, each on a slot of their own, unseen by the others.</summary>
    Label = 1,

    /// <summary>One person accepts, fixes or rejects the response so far.</summary>
    Review = 2,

    /// <summary>Reached only after too many rejections: one person decides for good.</summary>
    Adjudicate = 3,
}

/// <summary>
/// The stages of one task, resolved from its project's pipeline when the task was created and never changed after. A stage's
/// number says what it is, whatever the plan: tasks of several plans share the lanes of a batch.
/// </summary>
/// <param name="Overlap">Slots of the label stage, 1..<see cref="TaskLimits.MaxOverlap"/>.</param>
/// <param name="ReviewLevels">Review stages after it, 0..<see cref="TaskLimits.MaxReviewLevels"/>.</param>
public sealed record Plan(int Overlap, int ReviewLevels)
{
    /// <summary>The stage a task starts in and returns to when a reviewer rejects.</summary>
    public const int LabelStage = 0;

    /// <summary>Above every review that a plan may have.</summary>
    public const int AdjudicateStage = TaskLimits.MaxReviewLevels + 1;

    public static StageKind KindOf(int stage) => stage switch
    {
        LabelStage => StageKind.Label,
        < AdjudicateStage => StageKind.Review,
        _ => StageKind.Adjudicate,
    };

    /// <summary>Where its tasks may be after the label stage.</summary>
    public IEnumerable<int> StagesAfterLabels() => ReviewLevels == 0 ? [] : Enumerable.Range(LabelStage + 1, ReviewLevels).Append(AdjudicateStage);

    public int SlotsOf(int stage) => stage == LabelStage ? Overlap : 1;

    /// <summary>The stage after <paramref name="stage"/>, or null when the task is then complete.</summary>
    public int? After(int stage) => stage < ReviewLevels ? stage + 1 : null;

    /// <summary>Where a rejected task goes: back to the label stage, or to adjudication when the rounds are used up.</summary>
    public static (int Stage, int Round) AfterReject(int round) =>
        round < AdvanceRule.MaxRounds ? (LabelStage, round + 1) : (AdjudicateStage, round);
}
