using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Exports;

namespace Scheduler.Api.Exports;

/// <summary>What a customer sends to have tasks exported.</summary>
/// <param name="FilterText">The filter as it came.</param>
internal sealed record ExportRequest(IExportFormat Format, TaskQuery Wanted, string FilterText, DateTimeOffset AsOf)
{
    private static readonly JsonElement Everything = JsonDocument.Parse("{}").RootElement;

    /// <summary>Null with the problems when it cannot be used.</summary>
    public static ExportRequest? Read(Tenant tenant, JsonElement body, DateTimeOffset now, out List<Problem> problems)
    {
        var fields = new Fields(body);
        problems = fields.Problems;
        var format = FormatOf(fields.Text("format", 20), problems);
        var asOf = AsOfOf(fields.Time("as_of"), now, problems);
        var filter = fields.Get("filter") ?? Everything;
        fields.NoOthers();
        if (filter.ValueKind != JsonValueKind.Object)
        {
            fields.Add("wrong_type", "filter", "filter must be a JSON object.");
            return null;
        }

        var wanted = ExportFilter.Read(tenant, filter, problems);
        return problems.Count == 0 ? new(format!, wanted, filter.GetRawText(), asOf) : null;
    }

    public static IExportFormat? FormatOf(string? name, List<Problem> problems)
    {
        if (name is not null && ExportFormats.Find(name) is { } format)
            return format;
        problems.Add(new(name is null ? "required" : "unknown_format", "format", $"format must be one of {string.Join(", ", ExportFormats.Names)}."));
        return null;
    }

    public static DateTimeOffset AsOfOf(DateTimeOffset? asOf, DateTimeOffset now, List<Problem> problems)
    {
        if (asOf > now)
            problems.Add(new("out_of_range", "as_of", "as_of must not lie in the future."));
        return asOf ?? now;
    }
}
