using Scheduler.Api.Batches;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.V2;

/// <summary>Projects and batches of version 2.</summary>
internal sealed class V2Batches(V2Names names, IProjectStore projects, IBatchStore batches, BatchMoves moves, IdSource ids, TimeProvider time, CallbackChannels channels)
{
    public static void Map(RouteGroupBuilder v2)
    {
        v2.MapGet("/projects", (Caller caller, QueryFields query, V2Batches v, CancellationToken cancel) => v.Projects(caller, query, cancel));
        v2.MapGet("/project", (Caller caller, QueryFields query, V2Batches v, CancellationToken cancel) => v.Project(caller, query, cancel));
        v2.MapGet("/batches", (Caller caller, QueryFields query, V2Batches v, CancellationToken cancel) => v.List(caller, query, cancel));
        v2.MapGet("/batch", (Caller caller, QueryFields query, V2Batches v, CancellationToken cancel) => v.Get(caller, query, cancel));
        v2.MapPost("/batch", (Caller caller, RequestBody body, V2Batches v, CancellationToken cancel) => v.Create(caller, body, cancel));
        v2.MapPost("/batch/metadata", (Caller caller, RequestBody body, V2Batches v, CancellationToken cancel) => v.SetMetadata(caller, body, cancel));
        v2.MapPost("/batch/finalize", (Caller caller, RequestBody body, V2Batches v, CancellationToken cancel) => v.Finalize(caller, body, cancel));
        foreach (var (verb, done) in new[] { ("pause", BatchStatus.Paused), ("resume", BatchStatus.InProgress), ("cancel", BatchStatus.Cancelled) })
            v2.MapPost("/batch/" + verb, (Caller caller, RequestBody body, V2Batches v, CancellationToken cancel) => v.Move(caller, body, done, cancel));
    }

    private async Task<IResult> Projects(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var (from, to) = (query.Time("created_after"), query.Time("created_before"));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var found = new List<Project>();
        await foreach (var project in projects.List(caller.Tenant, archived: false, cancel))
            if (!(project.CreatedAt < from) && !(project.CreatedAt > to))
                found.Add(project with { Versions = [] }); // Not shown, and much.
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("projects");
            foreach (var project in found)
                V2Json.Write(json, project);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private async Task<IResult> Project(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var (id, name) = (query.Text("project_id"), query.Text("project_name"));
        if (id is null && name is null)
            return V2Names.WhichProject;
        return await names.Project(caller.Tenant, id, name, cancel) is { } project ? new JsonReply(json => V2Json.Write(json, project)) : V2Names.NoProject;
    }

    private async Task<IResult> List(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        BatchStatus? status = null;
        if (query.Text("status") is { } word && (status = BatchWords.ExactStatus(word)) is null)
            query.Problems.Add(new("unknown_status", "status", "status must be staging, in_progress, completed, paused or cancelled."));
        PageToken? after = null;
        if (query.Text("next_token") is { } token && (after = PageToken.Read(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        var filter = new BatchFilter(caller.Tenant)
        {
            Statuses = status is { } one ? BatchWords.Alike(one) : [],
            CreatedFrom = query.Time("created_after"),
            CreatedTo = query.Time("created_before"),
            CompletedFrom = query.Time("completed_after"),
            CompletedTo = query.Time("completed_before"),
        };
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if ((query.Text("project_id") ?? query.Text("project_name")) is not null)
        {
            if (await names.Project(caller.Tenant, query.Text("project_id"), query.Text("project_name"), cancel) is not { } project)
                return V2Names.NoProject;
            filter = filter with { Project = project.Id };
        }

        var found = await batches.List(filter, after?.ToBatchCursor(), limit + 1, cancel: cancel);
        var whole = new Dictionary<ProjectId, Project?>();
        if (V2Names.Expands(query, "project"))
            foreach (var id in found.Select(b => b.Project).Distinct())
                whole[id] = await projects.Get(caller.Tenant, id, cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("batches");
            foreach (var batch in found.Take(limit))
                V2Json.Write(json, batch, whole.GetValueOrDefault(batch.Project));
            json.WriteEndArray();
            if (found.Count > limit)
                json.WriteString("next_token", PageToken.After(found[limit - 1]).ToString());
            json.WriteEndObject();
        });
    }

    private async Task<IResult> Get(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var (id, name) = (query.Text("batch_id"), query.Text("batch_name"));
        if (id is null && name is null)
            return ErrorReply.Invalid(V2Names.WhichBatch);
        if (await names.Batch(caller.Tenant, id, name, cancel) is not { } batch)
            return V2Names.NoBatch;
        var project = V2Names.Expands(query, "project") ? await projects.Get(caller.Tenant, batch.Project, cancel) : null;
        return new JsonReply(json => V2Json.Write(json, batch, project));
    }

    private async Task<IResult> Create(Caller caller, RequestBody body, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var name = BatchRequest.NameField(fields, "name");
        var (callback, staging) = (CallbackUrl.Read(fields, "callback"), fields.Flag("staging_batch"));
        var metadata = fields.ObjectText("metadata", TaskLimits.MaxMetadataBytes) ?? "{}";
        if (channels.Check("callback", callback) is { } problem)
            fields.Problems.Add(problem);
        var (id, projectName) = (fields.Text("project_id", 100), fields.Text("project_name", ProjectLimits.MaxNameLength));
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await names.Project(caller.Tenant, id, projectName, cancel) is not { } project)
            return V2Names.None(id, projectName);
        if (project.Archived)
            return ProjectEndpoints.Archived;

        var now = time.GetUtcNow().ToMillisecond();
        var atOnce = !(staging ?? !project.Settings.Kind.StartsAtOnce());
        var batch = new Batch(new(ids.Next()), caller.Tenant, project.Id, name, BatchKind.Production, atOnce ? BatchStatus.InProgress : BatchStatus.Staging,
            BatchLimits.DefaultPriority, await moves.DueAt(project, now, cancel), callback, metadata, now, atOnce ? now : null, null);
        return await batches.Create(batch, project.Settings.WorkforceOf(caller.Tenant.Organization, batch.Kind), atOnce, cancel)
            ? Reply(batch)
            : ErrorReply.Conflict($"A batch with the name \"{name}\" exists already.");
    }

    private async Task<IResult> SetMetadata(Caller caller, RequestBody body, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var (metadata, merge) = (fields.ObjectText("metadata", TaskLimits.MaxMetadataBytes), fields.Flag("merge") ?? false);
        fields.Require("metadata", "Please include a metadata parameter.");
        var batch = await Named(caller, fields, cancel);
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (batch is null)
            return V2Names.NoBatch;
        var (outcome, changed) = await batches.ChangeMetadata(caller.Tenant, batch.Id, new(metadata!, merge), cancel);
        return outcome == EditOutcome.TooMuch ? MetadataBody.TooLong : Reply(changed!);
    }

    private async Task<IResult> Finalize(Caller caller, RequestBody body, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var batch = await Named(caller, fields, cancel);
        var uncalibrated = fields.Flag("override_calibration") ?? false;
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (batch is null)
            return V2Names.NoBatch;
        var (launched, refusal) = await moves.Launch(batch, uncalibrated);
        return launched is null ? refusal! : Reply(launched);
    }

    private async Task<IResult> Move(Caller caller, RequestBody body, BatchStatus to, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var batch = await Named(caller, fields, cancel);
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (batch is null)
            return V2Names.NoBatch;
        var (moved, refusal) = await moves.Move(batch, to, cancel);
        if (moved is null)
            return refusal!;
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("batch");
            V2Json.Write(json, moved, null);
            json.WriteString("message", $"The batch is {BatchWords.Exact(moved.Status)}.");
            json.WriteEndObject();
        });
    }

    /// <returns>Null when there is none, with a problem among those of the fields when none is named.</returns>
    private async Task<Batch?> Named(Caller caller, Fields fields, CancellationToken cancel)
    {
        var (id, name) = (fields.Text("batch_id", 100), fields.Text("batch_name", ProjectLimits.MaxNameLength));
        if (string.IsNullOrEmpty(id) && string.IsNullOrEmpty(name) && !fields.IsBlamed("batch_id") && !fields.IsBlamed("batch_name"))
            fields.Problems.Add(V2Names.WhichBatch);
        return await names.Batch(caller.Tenant, id, name, cancel);
    }

    private static JsonReply Reply(Batch batch) => new(json => V2Json.Write(json, batch, null));
}
