using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Imports;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Imports;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Imports;

/// <summary><c>/api/import</c>: a file of tasks in one request, gone on with in another when it breaks off.</summary>
internal static class ImportEndpoints
{
    public static void MapImportEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/import", Import)
            .RequireAuthorization(Policies.Key)
            .RequireRateLimiting(BulkLimit.Policy)
            .WithMetadata(new RequestSizeLimitAttribute(RequestLimits.MaxBulkBytes));
        routes.MapGet("/api/imports", List).RequireAuthorization(Policies.Key);
        routes.MapGet("/api/imports/{id}", Get).RequireAuthorization(Policies.Key);
    }

    private static async Task<IResult> Import(
        Caller caller, QueryFields query, HttpRequest request, TaskTargets targets, TaskIntake intake, ITaskReads reads, IBatchStore batches, IImportStore store, TimeProvider time, CancellationToken cancel)
    {
        if (ImportRequest.Read(query, request.ContentType) is not { } wanted)
            return ErrorReply.Invalid(query.Problems);
        var (plan, now, token) = (wanted.Plan, time.GetUtcNow().ToMillisecond(), Guid.NewGuid().ToString("D"));

        // A wrong name in the query is wrong for every line: said once, before anything is read.
        if ((plan.Project ?? plan.Batch) is not null && (await targets.Find(new(caller.Tenant, null, plan.Project, plan.Batch), cancel, dry: true)).Refusal is { } refusal)
            return refusal;
        if (wanted.FirstLine > 1 && await store.Get(caller.Tenant, wanted.Id, cancel) is null)
            return ErrorReply.NotFound("Import with that ID not found: its first lines are sent first.");
        var (text, recoded) = await ImportText.Utf8(request.BodyReader, wanted.Encoding);
        var fresh = new ImportRow(wanted.Id, caller.Tenant, plan, ImportProgress.None, recoded || wanted.IsPiece ? null : request.ContentLength, now, now, null, null);
        var (import, leased) = await store.Begin(fresh, token, now + ImportLimits.Lease, now, cancel);
        if (import.Plan != plan)
            return await Ended(store, import, token, leased, ErrorReply.Conflict("The import of this id was begun with another format, place or mapping."));
        if (Gap(wanted, import, request) is { } gap)
            return await Ended(store, import, token, leased, gap);
        if (import.DoneAt is not null)
            return Reply(import, time);
        if (!leased)
            return ErrorReply.Conflict("Another request is sending this import; GET /api/imports/{id} shows how far it is.");

        ImportRun? run = null;
        try
        {
            var check = new BulkCheck(new(caller.Tenant, plan.Project, plan.Batch), targets, line => ImportIds.Of(caller.Tenant, import.Id, import.CreatedAt, line), time, plan.DryRun);
            var lines = plan.Format == "csv" ? ImportLines.OfCsv(text, wanted.Fields) : ImportLines.OfJson(text, wanted.FirstLine);
            run = new(import, token, check, intake, reads, batches, store, time);
            if (!await run.Run(lines, wanted.More, cancel))
                return ErrorReply.Conflict("Another request has gone on with this import.");
            if (wanted.More)
                await store.Release(caller.Tenant, import.Id, token, expected: time.GetUtcNow().ToMillisecond() + ImportLimits.Lease, cancel: cancel);
        }
        catch (Exception e)
        {
            // A file that is refused is no import. Of any other, whoever goes on with it need not wait for the lease to end.
            if (e is BadHttpRequestException or DecoderFallbackException && run is not { HasBegun: true })
                await store.Drop(caller.Tenant, import.Id, token, CancellationToken.None);
            else
                await store.Release(caller.Tenant, import.Id, token, cancel: CancellationToken.None);
            if (e is DecoderFallbackException)
                throw new BadHttpRequestException("The file is not valid UTF-16.", e);
            throw;
        }

        return Reply((await store.Get(caller.Tenant, import.Id, cancel))!, time);
    }

    private static async Task<IResult> List(Caller caller, QueryFields query, IImportStore store, TimeProvider time, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        ImportCursor? after = null;
        if (query.Text("next_token") is { } token && (after = ReadToken(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var (found, now) = (await store.List(caller.Tenant, after, limit + 1, cancel), time.GetUtcNow());
        ImportRow[] docs = [.. found.Take(limit)];
        return new PageReply<ImportRow>(docs, (json, import) => ImportJson.Write(json, import, now), json =>
        {
            json.WriteNumber("limit", limit);
            json.WriteBoolean("has_more", found.Count > limit);
            if (found.Count > limit)
                json.WriteString("next_token", string.Create(CultureInfo.InvariantCulture, $"{docs[^1].CreatedAt.ToUnixTimeMilliseconds()}_{docs[^1].Id}"));
        });
    }

    private static async Task<IResult> Get(Caller caller, PathName id, IImportStore store, TimeProvider time, CancellationToken cancel) =>
        await store.Get(caller.Tenant, ImportRequest.IdOf(id.Value) ?? "", cancel) is { } import ? Reply(import, time) : ErrorReply.NotFound("Import with that ID not found.");

    private static async Task<IResult> Ended(IImportStore store, ImportRow import, string token, bool leased, ErrorReply reply)
    {
        if (leased)
            await store.Release(import.Tenant, import.Id, token);
        return reply;
    }

    /// <summary>Why a piece does not follow what the import has: lines would be lost, and nobody be told.</summary>
    private static ErrorReply? Gap(ImportRequest wanted, ImportRow import, HttpRequest request)
    {
        var next = import.Progress.LastLine + 1;
        return wanted.FirstLine > next ? ErrorReply.Conflict($"The import has its lines up to {next - 1}: send those from line {next} on, with first_line={next}.")
            : wanted.FirstLine == next && import.DoneAt is not null && request.ContentLength != 0 ? ErrorReply.Conflict("The import is completed with what was sent without more=true; it takes no other lines.")
            : null;
    }

    private static JsonReply Reply(ImportRow import, TimeProvider time) => new(json => ImportJson.Write(json, import, time.GetUtcNow()));

    private static ImportCursor? ReadToken(string token) =>
        token.Split('_') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_800_000 && Guid.TryParseExact(id, "D", out _)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(ms), id)
            : null;
}
