namespace Scheduler.Checker;

/// <summary>One breach of a law.</summary>
/// <param name="Subject">The task, or the batch where the law is about batches.</param>
/// <param name="Sentence">What is wrong, for a person to read.</param>
public sealed record Violation(Law Law, string Subject, string Sentence)
{
    public override string ToString() => $"{Law.InvariantOf()} {Law}: {Subject}: {Sentence}";
}
