using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>What a project must be before it is stored.</summary>
public static class ProjectRules
{
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
        ImmutableArray<Problem> wrong = HasUsableCallback(parameters) ? [] :
            [new("unsupported", "params.callback_url", "callback_url must be an http or https URL, or an e-mail address.")];
        if (type is null)
            return wrong;
        TaxonomyCompiler.Compile(type, parameters, out var problems, "params");
        return wrong.AddRange(problems).AddRange(FormWords.Check(type, brought ?? parameters, "params"));
    }

    /// <summary>Tasks without an address of their own use the project's.</summary>
    private static bool HasUsableCallback(JsonElement parameters) =>
        !parameters.TryGetProperty("callback_url", out var given) || given.ValueKind == JsonValueKind.Null
        || (given.ValueKind == JsonValueKind.String && given.GetString() is { Length: <= TaskLimits.MaxCallbackUrlLength } text
            && (text.Length == 0 || CallbackAddress.ChannelOf(text) != CallbackChannel.Unspecified));

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
