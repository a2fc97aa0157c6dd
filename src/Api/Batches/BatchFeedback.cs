using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Batches;

namespace Scheduler.Api.Batches;

/// <summary><c>/api/batches/{name}/feedback</c>: what annotators say of the instructions.</summary>
internal static class BatchFeedback
{
    public static async Task<IResult> Get(
        Caller caller, PathName name, QueryFields query, IBatchStore batches, IFeedback feedback, IAnnotatorStore people, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var after = query.Text("next_token");
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (await batches.Find(caller.Tenant, name.Value, cancel) is not { } batch)
            return BatchConsole.NotFound;
        var rows = await feedback.List(caller.Tenant, batch.Id, after, limit + 1, cancel);
        FeedbackRow[] docs = [.. rows.Take(limit)];

        // People of the platform stay unnamed: they work for many.
        var own = new Dictionary<AnnotatorId, string>();
        foreach (var annotator in docs.Select(d => d.Annotator).Distinct())
            if (await people.Get(annotator, cancel) is { } person && person.Owner == caller.Tenant.Organization)
                own.Add(annotator, person.Name);
        return new PageReply<FeedbackRow>(docs, (json, row) =>
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            json.WriteString("task_id", row.Task.Value);
            json.WriteString("created_at", Moment.Write(row.At));
            json.WriteString("text", row.Text);
            if (own.TryGetValue(row.Annotator, out var person))
                json.WriteString("annotator", person);
            json.WriteEndObject();
        }, json =>
        {
            json.WriteNumber("limit", limit);
            json.WriteBoolean("has_more", rows.Count > limit);
            if (rows.Count > limit)
                json.WriteString("next_token", docs[^1].Id);
        });
    }
}
