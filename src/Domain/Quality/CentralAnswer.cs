using Scheduler.Domain.Quality.Values;

namespace Scheduler.Domain.Quality;

/// <summary>
/// The answer that is most like all others, as text: for task types whose taxonomy is not compiled. Agreement is the weighted mean
/// of the likeness of the texts.
/// </summary>
public sealed class CentralAnswer : IMerge
{
    public static CentralAnswer Instance { get; } = new();

    public double Likeness(string one, string other) => EditDistance.Likeness(one, other);

    public MergedResponse Merge(IReadOnlyList<Answer> answers)
    {
        Invariant.Holds(answers.Count > 0, "a closed label stage has at least one answer");
        var texts = answers.Select(a => (a.Response, a.Weight)).ToArray();
        var central = answers[EditDistance.MostCentral(texts)].Response;
        return new(central, answers.Sum(a => a.Weight * EditDistance.Likeness(a.Response, central)) / answers.Sum(a => a.Weight));
    }
}
