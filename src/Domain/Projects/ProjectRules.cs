using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>What a project must be before it is stored.</summary>
public static class ProjectRules
{
    private const string Root = "params";

    /// <summary>Every problem of a new project at once.</summary>
    public static ImmutableArray<Problem> CheckNew(string? name, string? type, ProjectSettings settings, JsonElement? parameters)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (NameRule.Check("name", name) is { } unusable)
            problems.Add(unusable);
        if (string.IsNullOrWhiteSpace(type))
            problems.Add(new("required", "type", "Please include a type parameter."));
        else if (TaskType.Find(type) is null)
            problems.Add(new("unknown_type", "type", $"Unknown task type \"{Shorten(type)}\". Known: {string.Join(", ", TaskType.Names)}."));

        problems.AddRange(SettingsRules.Check(settings));
        if (parameters is { } given)
            problems.AddRange(CheckParams(type, given));
        return problems.ToImmutable();
    }

    /// <summary>Problems of parameters given at project level; what is missing may still come with the task.</summary>
    /// <param name="brought">Those of them that a patch brings; null for all.</param>
    public static ImmutableArray<Problem> CheckParams(string? type, JsonElement parameters, JsonElement? brought = null)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
            return [new("wrong_type", "params", "params must be a JSON object.")];
        if (JsonMarshal.GetRawUtf8Value(parameters).Length > TaskLimits.MaxParamsBytes)
            return [new("too_long", "params", $"The params of a project are over {TaskLimits.MaxParamsBytes} bytes.")];
        var report = new Report(Root);
        TaskDefaults.Read(parameters, report);
        if (type is null)
            return report.Problems;
        TaxonomyCompiler.Compile(type, parameters, out var problems, Root);
        var wrong = report.Problems.AddRange(problems).AddRange(FormWords.Check(type, brought ?? parameters, Root));

        // Of a parameter that the taxonomy tells more of, that is enough.
        return wrong.AddRange(ParameterKinds.Check(parameters).Select(p => p with { Path = $"{Root}.{p.Path}" }).Where(kind => !wrong.Any(p => p.Path.StartsWith(kind.Path, StringComparison.Ordinal))));
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
