using Scheduler.Domain.Batches;

namespace Scheduler.Api.Http;

/// <summary>The field <c>priority</c> of a request.</summary>
internal static class PriorityField
{
    /// <returns>Null when it is missing; with a problem among those of the fields when it is no priority.</returns>
    public static int? Optional(Fields fields)
    {
        var priority = fields.Whole("priority");
        if (priority is < BatchLimits.MinPriority or > BatchLimits.MaxPriority)
            Refuse(fields);
        return priority;
    }

    /// <returns>Null, with a problem among those of the fields, when it is missing.</returns>
    public static int? Required(Fields fields)
    {
        var priority = Optional(fields);
        fields.Require("priority", $"Please include a priority parameter, between {BatchLimits.MinPriority} and {BatchLimits.MaxPriority}.");
        return priority;
    }

    private static void Refuse(Fields fields) =>
        fields.Add("out_of_range", "priority", $"priority must lie between {BatchLimits.MinPriority} and {BatchLimits.MaxPriority}.");
}
