using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Files;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Files;

/// <summary><c>/v1/files</c>, and the signed links under which their bytes are.</summary>
internal static class FileEndpoints
{
    private const string Path = "/files/";

    public static void MapFileEndpoints(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/v1/files").RequireAuthorization(Policies.Key);
        files.MapPost("/upload", Upload).WithMetadata(new RequestSizeLimitAttribute(FileLimits.MaxUploadBytes)).DisableAntiforgery();
        files.MapPost("/import", Import);
        files.MapGet("", List);
        files.MapGet("/{id}", Get);
        routes.MapMethods(Path + "{id}", [HttpMethods.Get, HttpMethods.Head], Download).RequireAuthorization(SignedLinkAuth.SchemeName);
    }

    private static async Task<IResult> Upload(
        Caller caller, HttpRequest request, FileUpload upload, FileIntake intake, IFileContent content, LinkSigner links, TimeProvider time, CancellationToken cancel)
    {
        var blank = Blank(caller, FileState.Ready, time);
        var (file, refusal) = await Read(request, blank, upload, content, cancel);
        if (file is not null && (refusal = await intake.Store(file, cancel)) is null)
            return await Reply(file, request, links, cancel);
        content.Delete(blank.Id);
        return refusal!;
    }

    /// <summary>The bytes come before it is known what they are for: of an upload that breaks off behind them none are left.</summary>
    private static async Task<(FileRow? File, ErrorReply? Refusal)> Read(HttpRequest request, FileRow blank, FileUpload upload, IFileContent content, CancellationToken cancel)
    {
        try
        {
            return await upload.Read(request, blank, cancel);
        }
        catch
        {
            content.Delete(blank.Id);
            throw;
        }
    }

    private static async Task<IResult> Import(
        Caller caller, RequestBody body, HttpRequest request, FileIntake intake, LinkSigner links, FileImporter importer, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var url = fields.Text("file_url", 2_048);
        if (!fields.IsBlamed("file_url") && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)))
            fields.Add("required", "file_url", "Please include a file_url parameter: an http or https address.");
        var file = FileFields.Read(fields, Blank(caller, FileState.Waiting, time) with { SourceUrl = url });
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await intake.Store(file, cancel) is { } refusal)
            return refusal;
        importer.Wake();
        return await Reply(file, request, links, cancel);
    }

    private static async Task<IResult> List(Caller caller, QueryFields query, HttpRequest request, IFileRows rows, LinkSigner links, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var filter = new FileFilter(caller.Tenant) { Project = query.Text("project"), Metadata = query.Text("metadata") };
        FileCursor? after = null;
        if (query.Text("next_token") is { } token && (after = ReadToken(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var found = await rows.List(filter, after, limit + 1, cancel);
        var docs = new List<(FileRow File, string? Link)>();
        foreach (var file in found.Take(limit))
            docs.Add((file, await LinkOf(file, request, links, cancel)));
        return new PageReply<(FileRow File, string? Link)>(docs, (json, doc) => FileJson.Write(json, doc.File, doc.Link), json =>
        {
            json.WriteNumber("limit", limit);
            json.WriteBoolean("has_more", found.Count > limit);
            if (found.Count > limit)
                json.WriteString("next_token", string.Create(CultureInfo.InvariantCulture, $"{docs[^1].File.CreatedAt.ToUnixTimeMilliseconds()}_{docs[^1].File.Id}"));
        });
    }

    private static async Task<IResult> Get(Caller caller, PathName id, HttpRequest request, IFileRows rows, LinkSigner links, CancellationToken cancel) =>
        await rows.Get(caller.Tenant, id.Value, cancel) is { } file ? await Reply(file, request, links, cancel) : ErrorReply.NotFound("File with that ID not found.");

    private static async Task<IResult> Download(string id, HttpResponse response, IFileRows rows, IFileContent content, CancellationToken cancel) =>
        FileReply.Of(await rows.Get(id, cancel), content, response) ?? ErrorReply.NotFound("There is nothing at this address.");

    private static async Task<IResult> Reply(FileRow file, HttpRequest request, LinkSigner links, CancellationToken cancel)
    {
        var link = await LinkOf(file, request, links, cancel);
        return new JsonReply(json => FileJson.Write(json, file, link));
    }

    private static async ValueTask<string?> LinkOf(FileRow file, HttpRequest request, LinkSigner links, CancellationToken cancel) =>
        file.State == FileState.Ready ? $"{request.Scheme}://{request.Host}{await links.Sign(Path + file.Id, FileLimits.LinkLife, cancel)}" : null;

    private static FileCursor? ReadToken(string token) =>
        token.Split('_') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_800_000 && Guid.TryParseExact(id, "D", out _)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(ms), id)
            : null;

    private static FileRow Blank(Caller caller, FileState state, TimeProvider time)
    {
        var now = time.GetUtcNow().ToMillisecond();
        return new(Guid.NewGuid().ToString("D"), caller.Tenant, state, now, now);
    }
}
