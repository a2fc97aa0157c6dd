using System.Collections.Immutable;

namespace Scheduler.Domain.Tasks;

public enum TagChange
{
    Unspecified = 0,
    Replace = 1,
    Add = 2,
    Remove = 3,
}

/// <summary>A customer changes the tags of a task. Order is kept, nothing stands twice.</summary>
public static class TagRule
{
    /// <summary>The tags after the change; null when they would be more than <see cref="TaskLimits.MaxTags"/>.</summary>
    public static ImmutableArray<string>? Apply(IEnumerable<string> before, TagChange change, IEnumerable<string> tags)
    {
        ImmutableArray<string> after =
        [
            .. (change switch
            {
                TagChange.Replace => tags,
                TagChange.Add => before.Concat(tags),
                _ => before.Except(tags),
            }).Distinct(),
        ];
        return after.Length <= TaskLimits.MaxTags ? after : null;
    }
}
