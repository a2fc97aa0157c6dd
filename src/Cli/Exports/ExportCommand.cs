using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using Scheduler.Cli.Http;
using Scheduler.Cli.Output;

namespace Scheduler.Cli.Exports;

internal sealed record Export(string Id, string State, long? Total, long Tasks, long Skipped, long Annotations, long AnnotationsLeftOut, string? Sha256, long? Size, Uri? Url, string? FileName, string? Error);

/// <summary><c>export</c>: orders, waits, fetches, checks.</summary>
internal static class ExportCommand
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "jsonl, csv, coco, yolo, voc or geojson.", DefaultValueFactory = _ => "jsonl" };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; default: the name the server gives it. What is there of it already is not fetched again." };
        var asOf = new Option<string?>("--as-of") { Description = "The tasks as they stood then, such as 2026-01-31T10:00:00Z; default: now." };
        var noWait = new Option<bool>("--no-wait") { Description = "Only order it; 'export --id ID' fetches it later." };
        var id = new Option<string?>("--id") { Description = "Fetch this export, which was ordered before." };
        Option<string?>[] filters =
        [
            new("--project"), new("--batch") { Description = "Of one batch." }, new("--status") { Description = "pending, completed, canceled or error." },
            new("--type"), new("--completed-after"), new("--completed-before"),
        ];
        var command = new Command("export", "Writes tasks into a file: waits until the server has it, fetches it, checks its checksum.") { format, output, asOf, noWait, id };
        foreach (var filter in filters)
            command.Add(filter);
        return command.Runs(async (session, result, cancel) =>
        {
            if (result.GetValue(output) is { } file && (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
                throw new CliException(ExitCodes.Usage, $"{file} cannot be written: {(Directory.Exists(file) ? "it is a folder" : "its folder does not exist")}.");
            var export = result.GetValue(id) is { } ordered
                ? await session.Api.Get<Export>("/api/exports/" + ApiClient.Escape(ordered), cancel)
                : await session.Api.Post<Export>("/api/exports", new
                {
                    format = result.GetValue(format),
                    as_of = result.GetValue(asOf),
                    filter = filters.Where(f => result.GetValue(f) is not null).ToDictionary(f => f.Name.TrimStart('-').Replace('-', '_'), f => result.GetValue(f)),
                }, cancel);
            if (result.GetValue(noWait))
            {
                session.Screen.Say(export.Raw, export.Value.Id);
                return ExitCodes.Done;
            }

            return await Fetch(session, export.Value.Id, result.GetValue(output), cancel);
        });
    }

    private static async Task<int> Fetch(Session session, string id, string? output, CancellationToken cancel)
    {
        Reply<Export> export = null!;
        await Watch.Run(session.Screen, "export", Every, async c =>
        {
            export = await session.Api.Get<Export>("/api/exports/" + ApiClient.Escape(id), c);
            return new(export.Value.Tasks + export.Value.Skipped, export.Value.Total, export.Value.State is "completed" or "failed");
        }, cancel);
        if (export.Value.State == "failed")
            throw new CliException(ExitCodes.Refused, $"The export failed: {export.Value.Error}", body: export.Raw);

        var path = output ?? export.Value.FileName!;
        try
        {
            await Download(session, export.Value, path, cancel);
        }
        catch (IOException e) when (e is HttpIOException || e.InnerException is SocketException)
        {
            throw new CliException(ExitCodes.Unavailable, $"The connection broke: {e.Message}", $"Go on with: export --id {id} --output {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCodes.Usage, $"{path} cannot be written: {e.Message}", $"The export stands on the server; fetch it with: export --id {id} --output FILE");
        }

        session.Screen.Say(export.Raw, $"{path}: {export.Value.Tasks} tasks{(export.Value.Skipped > 0 ? $", {export.Value.Skipped} skipped" : "")}");
        if (export.Value.AnnotationsLeftOut > 0)
            session.Screen.Remark($"{export.Value.AnnotationsLeftOut} annotations have no place in this format.");
        return ExitCodes.Done;
    }

    /// <summary>Goes on where an earlier try broke off; what does not add up to the checksum is fetched anew, once.</summary>
    private static async Task Download(Session session, Export export, string path, CancellationToken cancel)
    {
        var part = $"{path}.{export.Sha256![..8]}.part";
        for (var tries = 0; ; tries++)
        {
            await using (var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite))
            {
                file.Seek(0, SeekOrigin.End);
                if (file.Length < export.Size)
                {
                    using var response = await session.Api.Download(export.Url!, file.Length, cancel);
                    await using var body = await response.Content.ReadAsStreamAsync(cancel);
                    await body.CopyToAsync(file, cancel);
                }

                file.Position = 0;
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)) == export.Sha256)
                    break;
            }

            File.Delete(part);
            if (tries > 0)
                throw new CliException(ExitCodes.Unavailable, "What was fetched does not have the checksum that the server told.", "Try again.");
        }

        File.Move(part, path, overwrite: true);
    }
}
