using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Scheduler.Api.Http;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Exports;

namespace Scheduler.Api.Exports;

/// <summary>The filters of <c>GET /v1/tasks</c>, as an object: each a text, or a list of them. Read by the very same code.</summary>
internal static class ExportFilter
{
    /// <summary>A misspelt filter would export everything: others are refused.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "project", "batch", "delivery_id", "status", "type", "unique_id", "tags", "customer_review_status",
        "start_time", "end_time", "completed_after", "completed_before", "updated_after", "updated_before");

    /// <summary>What is wrong with the names of a query that has filters, besides names of its own.</summary>
    public static IEnumerable<Problem> Unknown(QueryFields query, params string[] own) =>
        query.Names.Where(n => !Known.Contains(n) && !own.Contains(n)).Select(Unknown);

    public static TaskQuery Read(Tenant tenant, JsonElement filter, List<Problem> problems)
    {
        var values = new Dictionary<string, StringValues>();
        foreach (var field in filter.EnumerateObject())
            if (!Known.Contains(field.Name))
                problems.Add(Unknown($"filter.{field.Name}"));
            else if (field.Value.ValueKind == JsonValueKind.String)
                values[field.Name] = field.Value.GetString();
            else if (field.Value.ValueKind == JsonValueKind.Array && field.Value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
                values[field.Name] = field.Value.EnumerateArray().Select(v => v.GetString()).ToArray();
            else if (field.Value.ValueKind != JsonValueKind.Null)
                problems.Add(new("wrong_type", $"filter.{field.Name}", $"filter.{field.Name} must be a string, or a list of strings."));
        if (filter.GetRawText().Length > ExportLimits.MaxFilterLength)
            problems.Add(new("too_long", "filter", $"filter has more than {ExportLimits.MaxFilterLength} characters."));

        var query = new QueryFields(new QueryCollection(values));
        var wanted = TaskQuery.Read(tenant, query);
        problems.AddRange(query.Problems.Select(p => p with { Path = $"filter.{p.Path}" }));
        return wanted;
    }

    private static Problem Unknown(string path) =>
        new("unknown_field", path, $"There is no filter \"{path[(path.LastIndexOf('.') + 1)..]}\". Known: {string.Join(", ", Known.Order(StringComparer.Ordinal))}.");
}
