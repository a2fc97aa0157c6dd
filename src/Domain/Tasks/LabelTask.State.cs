using System.Collections.Immutable;

namespace Scheduler.Domain.Tasks;

public sealed partial record LabelTask
{
    /// <summary>The state after <paramref name="change"/>. Total: a change that was recorded can always be applied.</summary>
    public LabelTask Apply(TaskChange change) => this with
    {
        Version = Version + 1,
        Status = change.Status,
        Stage = change.Stage,
        Round = change.Round,
        Response = change.Response,
        ChangedAt = change.At,
        LastToken = change.Attempt is { } attempt ? Math.Max(LastToken, attempt.Token) : LastToken,
        Attempts = change.Attempt is null ? Attempts : With(change.Attempt),
    };

    private ImmutableArray<Attempt> With(Attempt attempt)
    {
        for (var i = 0; i < Attempts.Length; i++)
            if (Attempts[i].Token == attempt.Token)
                return Attempts.SetItem(i, attempt);
        return Attempts.Add(attempt);
    }
}
