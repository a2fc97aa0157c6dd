using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;

namespace Scheduler.Api.Batches;

/// <summary>What a customer sends to make a batch.</summary>
internal sealed record BatchRequest(string Project, string Name, BatchKind Kind, string? Callback, string Metadata, int Priority, DateTimeOffset? DueAt)
{
    /// <summary>Null with the problems when it cannot be used.</summary>
    public static BatchRequest? Read(JsonElement body, out IReadOnlyList<Problem> problems)
    {
        var fields = new Fields(body);
        var project = NameField(fields, "project");
        var name = NameField(fields, "name");
        var (calibration, selfLabel) = (fields.Flag("calibration_batch") ?? false, fields.Flag("self_label_batch") ?? false);
        if (calibration && selfLabel)
            fields.Add("contradiction", "self_label_batch", "A batch is a calibration batch or a self-label batch, not both.");
        var priority = PriorityField.Optional(fields) ?? BatchLimits.DefaultPriority;
        var request = new BatchRequest(
            project ?? "",
            name ?? "",
            calibration ? BatchKind.Calibration : selfLabel ? BatchKind.SelfLabel : BatchKind.Production,
            CallbackUrl.Read(fields, "callback"),
            fields.ObjectText("metadata", TaskLimits.MaxMetadataBytes) ?? "{}",
            priority,
            fields.Time("due_at"));
        problems = fields.Problems;
        return problems.Count == 0 ? request : null;
    }

    public Batch ToBatch(Tenant tenant, Project project, BatchId id, DateTimeOffset now)
    {
        var atOnce = project.Settings.Kind.StartsAtOnce();
        return new(id, tenant, project.Id, Name, Kind, atOnce ? BatchStatus.InProgress : BatchStatus.Staging, Priority, DueAt, Callback, Metadata,
            now, atOnce ? now : null, null);
    }

    /// <summary>The name of a project or batch; what is wrong with it is among the fields' problems.</summary>
    public static string? NameField(Fields fields, string field)
    {
        var name = fields.Text(field, ProjectLimits.MaxNameLength);
        if (NameRule.Check(field, name) is { } unusable && !fields.IsBlamed(field))
            fields.Problems.Add(unusable);
        return name;
    }
}
