using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch;

public sealed partial class DispatchIndex
{
    /// <summary>How often <see cref="ForgetSilent"/> is to be called. Everybody speaks at least once in this time: people with every beat, batches with every sweep.</summary>
    public static readonly TimeSpan SilenceEvery = AnnotatorLimits.HeartbeatEvery;

    /// <summary>Calls of <see cref="ForgetSilent"/> without a word after which somebody is silent.</summary>
    public const int SilentAfter = 3;

    /// <summary>Calls of <see cref="ForgetSilent"/> after which somebody who still waits may ask for the same lease of the same holder again.</summary>
    public const int AskAgainAfter = 4;

    /// <summary>Leases that one waiting person may have asked back within that time.</summary>
    public const int MaxAsks = 16;

    private int _age;

    /// <summary>
    /// Time has passed. Who has been silent has gone and the word of it was lost: they go, so that nobody waits behind somebody
    /// who will not come; so do empty lanes. The word of a later activation counts again even if its clock is behind the one before.
    /// </summary>
    public IReadOnlyList<Call> ForgetSilent()
    {
        _age++;
        var calls = new List<Call>();
        foreach (var id in _people.Where(p => IsSilent(p.Value.Heard)).Select(p => p.Key).Order().ToArray())
            calls.AddRange(Remove(id));

        // By now no earlier word of theirs can be under way.
        foreach (var (id, last) in _gone.ToArray())
            if (IsSilent(last.Age))
                _gone.Remove(id);
        foreach (var (batch, at) in _retired.ToArray())
            if (IsSilent(at))
                _retired.Remove(batch);

        // A batch that ends says after it was retired that its lanes are empty, and then nothing any more.
        foreach (var (key, at) in _heard.ToArray())
            if (IsSilent(at) && _lanes[key].Free <= 0)
            {
                _lanes.Remove(key);
                _heard.Remove(key);
            }

        return calls;
    }

    private bool IsSilent(int heard) => _age - heard >= SilentAfter;
}
