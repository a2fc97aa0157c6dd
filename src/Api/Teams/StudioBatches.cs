using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Teams;

namespace Scheduler.Api.Teams;

/// <summary><c>/v1/studio/batches</c>: the order in which the organization's own team works, and which groups work on what.</summary>
internal sealed class StudioBatches(IBatchStore batches, IProjectStore projects, IStudioStore studio, TeamPeople people, IGrainFactory grains, IdSource ids, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/studio/batches").RequireAuthorization(Policies.Key);
        group.MapGet("", (Caller caller, StudioBatches studio, CancellationToken cancel) => studio.List(caller, cancel));
        group.MapPut("/{batch}", (Caller caller, PathName batch, RequestBody body, StudioBatches studio, CancellationToken cancel) => studio.SetGroups(caller, batch, body, cancel));
        group.MapPost("/set_priorities", (Caller caller, RequestBody body, StudioBatches studio, CancellationToken cancel) => studio.SetPriorities(caller, body, cancel));
        group.MapPost("/reset_priorities", (Caller caller, StudioBatches studio, CancellationToken cancel) => studio.Order(caller, [], cancel));
    }

    private async Task<IResult> List(Caller caller, CancellationToken cancel)
    {
        var pending = await batches.StudioPending(caller.Tenant, cancel);
        var written = new List<Action<Utf8JsonWriter>>();
        foreach (var (batch, i) in pending.Select((b, i) => (b, i)))
            written.Add(await Describe(caller, batch, i + 1, cancel));
        return new PageReply<Action<Utf8JsonWriter>>(written, (json, write) => write(json), envelope: null);
    }

    private async Task<IResult> SetPriorities(Caller caller, RequestBody body, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var names = new List<string>();
        foreach (var (entry, i) in fields.List("batches", BatchLimits.MaxStudioBatches).Select((e, i) => (e, i)))
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
                names.Add(name.GetString()!);
            else
                fields.Add("wrong_type", $"batches[{i}]", "An entry of batches is an object with a name.");
        var pending = await batches.StudioPending(caller.Tenant, cancel);
        foreach (var unknown in names.Except(pending.Select(b => b.Name!)))
            fields.Add("unknown_batch", "batches", $"\"{unknown}\" is no pending studio batch.");
        foreach (var missing in pending.Select(b => b.Name!).Except(names))
            fields.Add("required", "batches", $"The pending batch \"{missing}\" is not listed; list all of them.");
        if (names.Count != names.Distinct().Count())
            fields.Add("duplicate", "batches", "A batch is listed twice.");
        return fields.Problems.Count > 0
            ? ErrorReply.Invalid(fields.Problems)
            : await Order(caller, [.. names.Select(n => pending.First(b => b.Name == n).Id)], cancel);
    }

    private async Task<IResult> Order(Caller caller, IReadOnlyList<BatchId> order, CancellationToken cancel)
    {
        await batches.SetRanks(caller.Tenant, order, cancel);
        foreach (var batch in await batches.StudioPending(caller.Tenant, cancel))
            grains.Get<IBatchGrain>(GrainKeys.Batch(caller.Tenant, batch.Id)).NeedsChanged().Ignore();
        return await List(caller, cancel);
    }

    private async Task<IResult> SetGroups(Caller caller, PathName name, RequestBody body, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var names = fields.Texts("groups", BatchLimits.MaxStudioBatches, TeamRoles.MaxEmailLength);
        if (await batches.Find(caller.Tenant, name.Value, cancel) is not { } batch || await projects.Get(caller.Tenant, batch.Project, cancel) is not { } project)
            return ErrorReply.NotFound("Batch with that name not found.");
        if (project.Settings.Kind != ProjectKind.Studio)
            fields.Add("not_studio", "", "Groups work on batches of studio projects only.");
        var groups = await Groups(caller, project, names, fields, cancel);
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        var changed = await batches.SetStudioGroups(caller.Tenant, batch.Id, groups, cancel);
        await grains.Get<IBatchGrain>(GrainKeys.Batch(caller.Tenant, batch.Id)).NeedsChanged();
        var place = (await batches.StudioPending(caller.Tenant, cancel)).Select((b, i) => (b.Id, i + 1)).FirstOrDefault(b => b.Id == batch.Id).Item2;
        return new JsonReply(await Describe(caller, changed!, place == 0 ? null : place, cancel));
    }

    /// <summary>Ids of the groups named; the group of one person is made when their address is first used.</summary>
    private async Task<List<string>> Groups(Caller caller, Project project, IReadOnlyList<string> names, Fields fields, CancellationToken cancel)
    {
        var known = (await studio.Groups(project.Id, cancel)).ToDictionary(g => g.Name);
        var found = new List<string>();
        foreach (var name in names.Distinct())
        {
            if (known.TryGetValue(name, out var group))
                found.Add(group.Id);
            else if (await people.Find(caller, [name], cancel) is not ([_, ..] person, _))
                fields.Problems.Add(TeamRoles.IsEmail(name) ? TeamPeople.Unknown(name) : new("unknown_group", "groups", $"The project has no group \"{name}\"."));
            else
            {
                fields.Problems.AddRange(StudioGroups.NotAssigned(person, project, await studio.Assignments(caller.Tenant, cancel), "groups"));
                if (fields.Problems.Count > 0)
                    continue;
                var own = new StudioGroup(ids.Next(), name, true, [new(person[0].Worker.Id, name)]);
                await studio.Create(project.Id, own, time.GetUtcNow().ToMillisecond(), cancel);
                await people.Changed([person[0].Worker.Id]);
                found.Add((await studio.Groups(project.Id, cancel)).First(g => g.Name == name).Id);
            }
        }

        return found;
    }

    private async Task<Action<Utf8JsonWriter>> Describe(Caller caller, Batch batch, int? place, CancellationToken cancel)
    {
        var counts = await batches.Counts(batch.Id, cancel);
        var project = await projects.Get(caller.Tenant, batch.Project, cancel);
        var names = batch.StudioGroups.IsEmpty ? [] : (await studio.Groups(batch.Project, cancel)).Where(g => batch.StudioGroups.Contains(g.Id)).Select(g => g.Name).ToArray();
        return json =>
        {
            json.WriteStartObject();
            json.WriteString("id", batch.Id.Value);
            json.WriteString("name", batch.Name);
            json.WriteString("projectId", batch.Project.Value);
            json.WriteString("projectName", project?.Name);
            json.WriteString("batchType", batch.Kind == BatchKind.Calibration ? "Calibration" : "Production");
            if (place is { } number)
                json.WriteNumber("studioPriority", number);
            json.WriteNumber("total", counts.Values.Sum());
            json.WriteNumber("completed", counts.GetValueOrDefault(LabelTaskStatus.Completed));
            json.WriteStartArray("groups");
            foreach (var name in names)
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        };
    }
}
