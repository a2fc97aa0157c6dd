using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces.Projects;

namespace Scheduler.Api.Projects;

/// <summary>What a customer sends to make a project, as the grain takes it.</summary>
internal static class ProjectRequest
{
    private static readonly JsonElement NoParams = JsonDocument.Parse("{}").RootElement;

    /// <summary>Null with the problems when it cannot be used.</summary>
    public static CreateProject? Read(JsonElement body, out IReadOnlyList<Domain.Problem> problems)
    {
        var fields = new Fields(body);
        var name = fields.Text("name", int.MaxValue);
        var type = fields.Text("type", int.MaxValue);
        var parameters = fields.Get("params") ?? NoParams;
        var settings = ReadSettings(fields);

        // The grain checks again and has the last word; asked here too so that everything wrong is told at once.
        var wrong = fields.Problems.Select(p => p.Path).ToHashSet();
        fields.Problems.AddRange(ProjectRules.CheckNew(name, type, settings, parameters).Where(p => !wrong.Contains(p.Path)));
        problems = fields.Problems;
        return problems.Count == 0 ? new(name!, type!, settings, parameters.GetRawText()) : null;
    }

    private static ProjectSettings ReadSettings(Fields fields)
    {
        var (rapid, studio) = (fields.Flag("rapid") ?? false, fields.Flag("studio") ?? false);
        if (rapid && studio)
            fields.Add("contradiction", "studio", "A project is rapid or studio, not both.");
        if ((rapid || studio) && fields.Has("mode_of_work"))
            fields.Add("contradiction", "mode_of_work", "Say it once: rapid or studio, or mode_of_work.");
        var change = SettingsFields.Read(fields);
        fields.Problems.AddRange(SettingsRules.Check(change, new()).Where(p => p.Path == "workforce"));
        var settings = change.ApplyTo(new());

        // Who uses our own word knows of calibration; the Scale API's clients, who say rapid, do not.
        if (change is { Kind: ProjectKind.Rapid, CalibrationRequired: null })
            settings = settings with { CalibrationRequired = true };
        return rapid ? settings with { Kind = ProjectKind.Rapid } : studio ? settings with { Kind = ProjectKind.Studio } : settings;
    }
}
