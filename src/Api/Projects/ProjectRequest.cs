using System.Text.Json;
using Scheduler.Api.Annotators;
using Scheduler.Api.Http;
using Scheduler.Domain.Annotators;
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
        var standard = new ProjectSettings();
        return new ProjectSettings
        {
            Kind = rapid ? ProjectKind.Rapid : studio ? ProjectKind.Studio : ProjectKind.Pro,
            Overlap = ReadOverlap(fields, standard.Overlap),
            ReviewLevels = fields.Whole("review_levels") ?? standard.ReviewLevels,
            ReviewShare = fields.Real("review_share") ?? standard.ReviewShare,
            AutoAccept = fields.Flag("auto_accept") ?? standard.AutoAccept,
            OfferSeconds = fields.Whole("offer_seconds") ?? standard.OfferSeconds,
            HandleSeconds = fields.Whole("handle_seconds") ?? standard.HandleSeconds,
            RequiredSkills = SkillFields.Read(fields, "required_skills", ProjectLimits.MaxRequirements),
            Groups = [.. fields.Texts("groups", ProjectLimits.MaxRequirements, AnnotatorLimits.MaxSkillNameLength)],
        };
    }

    private static int ReadOverlap(Fields fields, int standard)
    {
        var attempts = fields.Whole("consensus_attempts");
        switch (fields.Text("pipeline", 100))
        {
            case null:
                break;
            case "standard_task":
                if (attempts > 1)
                    fields.Add("contradiction", "consensus_attempts", "A standard_task pipeline has one attempt; use consensus_task.");
                break;
            case "consensus_task":
                if (attempts is null)
                    fields.Add("required", "consensus_attempts", "A consensus_task pipeline needs consensus_attempts.");
                break;
            default:
                fields.Add("unknown_pipeline", "pipeline", "pipeline must be standard_task or consensus_task.");
                break;
        }

        return attempts ?? standard;
    }
}
