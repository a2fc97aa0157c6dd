using System.Text.Json;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// A category and what the customer calls it (<see cref="CategoryIdRule"/>) are one thing that somebody said: an id stays only beside
/// the category that it was given for, both as they stand in one answer.
/// </summary>
internal static class NamedCategory
{
    /// <summary>
    /// The answer whose category and id both stay: of those whose category is the merged one, one with the id that has most weight, the
    /// first of several. Null where not more than half of their weight has an id.
    /// </summary>
    /// <param name="says">Whether an answer says the merged category.</param>
    public static Vote? Of(IReadOnlyList<Vote> votes, Func<JsonElement, bool> says, string category, string id)
    {
        Vote[] agreeing = [.. votes.Where(v => v.Value.TryGetProperty(category, out var said) && says(said))];
        var named = new List<(Vote First, double Weight)>();
        foreach (var vote in agreeing.Where(v => v.Value.TryGetProperty(id, out _)))
        {
            // A list of ids stands in the order of its categories, so both must be the same to be one word for it.
            var same = named.FindIndex(n => Same(n.First, vote, category) && Same(n.First, vote, id));
            if (same < 0)
                named.Add((vote, vote.Weight));
            else
                named[same] = named[same] with { Weight = named[same].Weight + vote.Weight };
        }

        return named.Sum(n => n.Weight) * 2 <= agreeing.Sum(v => v.Weight) ? null : named.MaxBy(n => (n.Weight, -n.First.Answer)).First;
    }

    private static bool Same(Vote one, Vote other, string key) => JsonElement.DeepEquals(one.Value.GetProperty(key), other.Value.GetProperty(key));
}
