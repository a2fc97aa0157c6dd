using System.Globalization;
using Microsoft.Net.Http.Headers;
using Scheduler.Api.Files;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Domain.Files;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Exports;

/// <summary><c>/api/exports</c>: tasks as they stood at a moment, in a file.</summary>
internal static class ExportEndpoints
{
    /// <summary>What signed links to the files begin with.</summary>
    private const string LinkPath = "/files/exports/";

    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Export with that ID not found.");

    public static void MapExportEndpoints(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/api/exports").RequireAuthorization(Policies.Key);
        exports.MapPost("", Create);
        exports.MapGet("", List);
        exports.MapGet("/stream", ExportStream.Get);
        exports.MapGet("/{id}", Get);
        exports.MapDelete("/{id}", Delete);
        routes.MapMethods(LinkPath + "{id}", [HttpMethods.Get, HttpMethods.Head], Download).RequireAuthorization(SignedLinkAuth.SchemeName);
    }

    private static async Task<IResult> Create(
        Caller caller, RequestBody body, HttpRequest request, ExportPlans plans, IExportStore store, ExportWorker worker, LinkSigner links, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToMillisecond();
        if (ExportRequest.Read(caller.Tenant, body.Object, now, out var problems) is not { } wanted)
            return ErrorReply.Invalid(problems);
        var (plan, refusal) = await plans.Make(wanted.Format, wanted.Wanted, cancel);
        if (plan is null)
            return refusal!;
        var export = new ExportRow(Guid.NewGuid().ToString("D"), caller.Tenant, wanted.Format.Name, wanted.FilterText, wanted.AsOf, now);
        if (!await store.Create(export, ExportLimits.MaxOpen, cancel))
            return ErrorReply.Conflict($"{ExportLimits.MaxOpen} exports are not finished yet; wait for one, or delete one.");
        worker.Wake();
        return await Reply(export, request, links, cancel);
    }

    private static async Task<IResult> List(Caller caller, QueryFields query, HttpRequest request, IExportStore store, LinkSigner links, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        ExportCursor? after = null;
        if (query.Text("next_token") is { } token && (after = ReadToken(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var found = await store.List(caller.Tenant, after, limit + 1, cancel);
        var docs = new List<(ExportRow Export, string? Link)>();
        foreach (var export in found.Take(limit))
            docs.Add((export, await LinkOf(export, request, links, cancel)));
        return new PageReply<(ExportRow Export, string? Link)>(docs, (json, doc) => ExportJson.Write(json, doc.Export, doc.Link), json =>
        {
            json.WriteNumber("limit", limit);
            json.WriteBoolean("has_more", found.Count > limit);
            if (found.Count > limit)
                json.WriteString("next_token", string.Create(CultureInfo.InvariantCulture, $"{docs[^1].Export.CreatedAt.ToUnixTimeMilliseconds()}_{docs[^1].Export.Id}"));
        });
    }

    private static async Task<IResult> Get(Caller caller, PathName id, HttpRequest request, IExportStore store, LinkSigner links, CancellationToken cancel) =>
        await store.Get(caller.Tenant, id.Value, cancel) is { } export ? await Reply(export, request, links, cancel) : NotFound;

    private static async Task<IResult> Delete(
        Caller caller, PathName id, HttpRequest request, IExportStore store, IFileContent content, IFileDrafts drafts, LinkSigner links, CancellationToken cancel)
    {
        if (await store.Delete(caller.Tenant, id.Value, cancel) is not { } export)
            return await store.Get(caller.Tenant, id.Value, cancel) is null ? NotFound : ErrorReply.BadRequest("It is the file of a delivery, which stays as it is.");
        if (export.File is { } file)
            content.Delete(file);
        drafts.Discard(export.Id);
        return await Reply(export, request, links, cancel);
    }

    private static async Task<IResult> Download(string id, HttpResponse response, IExportStore store, IFileContent content, CancellationToken cancel)
    {
        if (await store.Get(id, cancel) is not { File: { } file } export || content.Open(file) is not { } stream)
            return ErrorReply.NotFound("There is nothing at this address.");
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(stream, ExportFormats.Find(export.Format)!.MediaType, ExportJson.FileName(export), export.DoneAt,
            new EntityTagHeaderValue($"\"{export.Sha256}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> Reply(ExportRow export, HttpRequest request, LinkSigner links, CancellationToken cancel)
    {
        var link = await LinkOf(export, request, links, cancel);
        return new JsonReply(json => ExportJson.Write(json, export, link));
    }

    private static async ValueTask<string?> LinkOf(ExportRow export, HttpRequest request, LinkSigner links, CancellationToken cancel) =>
        export.State == ExportState.Completed ? $"{request.Scheme}://{request.Host}{await links.Sign(LinkPath + export.Id, FileLimits.LinkLife, cancel)}" : null;

    private static ExportCursor? ReadToken(string token) =>
        token.Split('_') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_800_000 && Guid.TryParseExact(id, "D", out _)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(ms), id)
            : null;
}
