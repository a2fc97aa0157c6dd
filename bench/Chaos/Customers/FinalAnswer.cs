using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scheduler.Chaos.Customers;

/// <summary>What a host said in the end.</summary>
/// <param name="Repeated">An earlier try may have been carried out; then its effect is in the way of the last.</param>
internal sealed partial record FinalAnswer(int Status, JsonElement Body, bool Repeated)
{
    /// <summary>It is done, by this try or by an earlier one.</summary>
    public FinalAnswer Done() =>
        Status == 200 || (Repeated && Status == 409) ? this : throw new InvalidOperationException($"The customer was refused: {Status} {Body}");

    /// <summary>The id of the task made: by this try, or the one that an earlier try made.</summary>
    public string MadeTask() =>
        Done().Status == 200 ? Body.GetProperty("task_id").GetString()! : Other(Body.GetProperty("error").GetString()!) ?? throw new InvalidOperationException($"The other task is not named: {Body}");

    /// <summary>The ids of all tasks of a bulk call: by this try or an earlier one.</summary>
    public IReadOnlyList<string> MadeTasks(int lines)
    {
        Done();
        var errors = Body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("error").GetString()!).ToArray();
        if (errors.Length > 0 && !Repeated)
            throw new InvalidOperationException($"Tasks were refused: {Body}");
        string[] made =
        [
            .. Body.GetProperty("ids").EnumerateArray().Select(i => i.GetProperty("task_id").GetString()!),
            .. errors.Select(e => Other(e) ?? throw new InvalidOperationException($"A task was refused: {e}")),
        ];
        return made.Length == lines ? made : throw new InvalidOperationException($"{lines} tasks were sent and {made.Length} are told of: {Body}");
    }

    private static string? Other(string error) => OtherTask().Match(error) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"already used for a different task \(([^)]+)\)")]
    private static partial Regex OtherTask();
}
