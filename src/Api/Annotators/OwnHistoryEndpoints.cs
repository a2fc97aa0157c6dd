using System.Globalization;
using System.Text.Json;
using Scheduler.Api.Accounts;
using Scheduler.Api.Attachments;
using Scheduler.Api.Http;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Attachments;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary><c>/api/me/history</c> and <c>/api/me/performance</c>: a person's own answers and what became of them; of others only the median.</summary>
internal static class OwnHistoryEndpoints
{
    /// <summary>Longest page of the history, and the usual one.</summary>
    private const int MaxPage = 100, Page = 25;

    /// <summary>Days that the performance page looks back on, at most and usually.</summary>
    private const int MaxDays = 366, Days = 30;

    /// <summary>Projects on the performance page.</summary>
    private const int MaxProjects = 100;

    public static void MapOwnHistory(this IEndpointRouteBuilder me)
    {
        me.MapGet("/history", List);
        me.MapGet("/history/{task}", Get);
        me.MapGet("/performance", Performance);
    }

    public static void Write(Utf8JsonWriter json, OwnTotals totals)
    {
        json.WriteNumber("labels", totals.Labels);
        json.WriteNumber("reviews", totals.Reviews);
        json.WriteNumber("done", totals.Labels + totals.Reviews);
        json.WriteNumber("active_ms", totals.ActiveMs);
    }

    private static async Task<IResult> List(SignedIn signedIn, QueryFields query, IOwnWork work, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, MaxPage, Page);
        OwnCursor? before = null;
        if (query.Text("next_token") is { } token && (before = ReadToken(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var found = await work.History(signedIn.Account.Person.Worker.Id, before, limit + 1, cancel);
        OwnAnswer[] docs = [.. found.Take(limit)];
        return new PageReply<OwnAnswer>(docs, (json, answer) =>
        {
            json.WriteStartObject();
            Write(json, answer);
            json.WriteEndObject();
        }, json =>
        {
            json.WriteNumber("limit", limit);
            json.WriteBoolean("has_more", found.Count > limit);
            if (found.Count > limit)
                json.WriteString("next_token", string.Create(CultureInfo.InvariantCulture, $"{docs[^1].AnsweredAt.ToUnixTimeMilliseconds()}_{docs[^1].Task}"));
        });
    }

    private static async Task<IResult> Get(SignedIn signedIn, PathName task, IOwnWork work, AttachmentLinks links, CancellationToken cancel)
    {
        if (await work.Find(signedIn.Account.Person.Worker.Id, new(task.Value), cancel) is not { } found)
            return ErrorReply.NotFound("You have no answer to a task with that ID.");
        var attachments = await links.Of(found.Tenant, found.Answer.Task, AttachmentList.Of(found.Params, found.ProjectParams ?? "{}"), cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            Write(json, found.Answer);
            json.WriteStartArray("attachments");
            foreach (var attachment in attachments)
            {
                json.WriteStartObject();
                json.WriteString("path", attachment.Path);
                json.WriteString("url", attachment.Url);
                if (attachment.Type is { } type)
                    json.WriteString("type", type);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Raw("params", found.Params);
            Raw("project_params", found.ProjectParams);
            Raw("response", found.Response);
            json.WriteEndObject();

            void Raw(string name, string? text)
            {
                if (text is null)
                    return;
                json.WritePropertyName(name);
                json.WriteRawValue(text, skipInputValidation: true);
            }
        });
    }

    private static async Task<IResult> Performance(SignedIn signedIn, QueryFields query, IOwnWork work, Colleagues colleagues, TimeProvider time, CancellationToken cancel)
    {
        var days = query.Whole("days", 1, MaxDays, Days);
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var (person, to) = (signedIn.Account.Person.Worker.Id, time.GetUtcNow());
        var from = to.AddDays(-days);
        var (totals, projects) = (await work.Totals(person, from, to, cancel), await work.ByProject(person, from, to, MaxProjects, cancel));
        var others = await colleagues.Medians(signedIn.Account.Person.Worker, from, to, cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteString("from", Moment.Write(from));
            json.WriteString("to", Moment.Write(to));
            Write(json, totals);
            others?.Write(json);
            json.WriteStartArray("projects");
            foreach (var project in projects)
            {
                json.WriteStartObject();
                json.WriteString("id", project.Id.Value);
                json.WriteString("name", project.Name);
                json.WriteString("type", project.Type);
                Write(json, project.Totals);
                json.WriteNumber("mean_active_ms", project.Totals.ActiveMs / Math.Max(1, project.Totals.Labels + project.Totals.Reviews));
                json.WriteNumber("accepted", project.Accepted);
                json.WriteNumber("fixed", project.Fixed);
                json.WriteNumber("rejected", project.Rejected);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, OwnAnswer answer)
    {
        json.WriteString("task", answer.Task.Value);
        json.WriteStartObject("project");
        json.WriteString("id", answer.Project.Value);
        json.WriteString("name", answer.ProjectName);
        json.WriteString("type", answer.Type);
        json.WriteEndObject();
        if (answer.Batch is not null)
            json.WriteString("batch", answer.Batch);
        json.WriteString("stage", answer.Stage == Plan.LabelStage ? "label" : "review");
        json.WriteString("answered_at", Moment.Write(answer.AnsweredAt));
        json.WriteNumber("active_ms", answer.ActiveMs);
        if (answer.Verdict is { } verdict)
            json.WriteString("verdict", Words.Snake(verdict));
        json.WriteString("outcome", Words.Snake(OwnOutcomes.Of(answer.TaskStatus, answer.Review)));
        if (answer.Note is not null)
            json.WriteString("note", answer.Note);
    }

    private static OwnCursor? ReadToken(string token) =>
        token.Split('_') is [var at, { Length: > 0 } task] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_800_000
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(ms), new(task))
            : null;
}
