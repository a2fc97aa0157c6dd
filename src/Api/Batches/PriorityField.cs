using Scheduler.Api.Http;
using Scheduler.Domain.Batches;

namespace Scheduler.Api.Batches;

/// <summary>The field <c>priority</c> of a request that sets nothing else.</summary>
internal static class PriorityField
{
    /// <returns>Null, with a problem among those of the fields, when it is missing or no priority.</returns>
    public static int? Required(Fields fields)
    {
        var priority = fields.Whole("priority");
        if (fields.Problems.Count == 0 && priority is not (>= BatchLimits.MinPriority and <= BatchLimits.MaxPriority))
            fields.Add("out_of_range", "priority", $"priority must lie between {BatchLimits.MinPriority} and {BatchLimits.MaxPriority}.");
        return priority;
    }
}
