using System.CommandLine;
using Scheduler.Cli.Http;
using Scheduler.Cli.Output;

namespace Scheduler.Cli.Tasks;

internal sealed record Import(string Id, string State, bool DryRun, long Lines, long Created, long Failed, long Bytes, long? TotalBytes, IReadOnlyList<ImportError> Errors);

internal sealed record ImportError(long Line, string Error);

/// <summary><c>tasks import</c>: sends a file and shows how far the server is with it.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON lines (one task a line, as the body of POST /v1/task/{type}) or CSV with a header, its fields separated by commas, semicolons or tabs. - reads what is piped in." };
        var project = new Option<string?>("--project") { Description = "For lines that do not name one." };
        var batch = new Option<string?>("--batch") { Description = "For lines that do not name one." };
        var format = new Option<string?>("--format") { Description = "jsonl or csv; default: by the name of the file." };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var charset = new Option<string?>("--charset") { Description = "Of a file that is not UTF-8: windows-1252 (older Excel) or utf-16." };
        var map = new Option<string[]>("--map") { Description = "CSV: COLUMN=FIELD, such as 'Image URL=attachment' or 'Zoo=metadata.zoo'; COLUMN= leaves it out. May be repeated." };
        var dry = new Option<bool>("--dry-run") { Description = "Check every line and store nothing." };
        var resume = new Option<string?>("--resume") { Description = "Id of an import that broke off: the lines it has stored are not stored again." };
        return new Command("import", "Makes a task of each line of a file. Lines with errors are named; the others are stored.") { file, project, batch, format, charset, map, dry, resume }.Runs(async (session, result, cancel) =>
        {
            var source = result.GetValue(file)!;
            var piped = source.Name == "-";
            if (!piped && !source.Exists)
                throw new CliException(ExitCodes.Usage, $"There is no file {source.FullName}.");
            var kind = result.GetValue(format) ?? (source.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) || source.Extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? "csv" : "jsonl");
            var type = (kind == "csv" ? "text/csv" : "application/x-ndjson") + (result.GetValue(charset) is { } named ? $"; charset={named}" : "");
            var id = result.GetValue(resume) ?? Guid.NewGuid().ToString("D");
            var path = "/api/import" + ApiClient.Query(
            [
                ("id", id), ("format", kind), ("project", result.GetValue(project)), ("batch", result.GetValue(batch)), ("dry_run", result.GetValue(dry) ? "true" : null),
                .. (result.GetValue(map) ?? []).Select(m => ("map", (string?)Mapping(m))),
            ]);
            try
            {
                await using var content = piped ? Console.OpenStandardInput() : source.OpenRead();
                return Told(session, await Send(session, content, path, id, type, cancel));
            }
            catch (CliException broken) when (broken.Code == ExitCodes.Unavailable)
            {
                throw new CliException(broken.Code, broken.Message, $"{broken.Hint}\nGo on where it broke off: add --resume {id}", broken.Body);
            }
        });
    }

    private static async Task<Reply<Import>> Send(Session session, Stream content, string path, string id, string type, CancellationToken cancel)
    {
        var sending = session.Api.Upload<Import>(path, content, type, cancel);

        // How much a pipe will bring is not known.
        if (session.Screen.IsLive && content.CanSeek)
            await Watch.Run(session.Screen, "import", Every, async c =>
            {
                await Task.WhenAny(sending, Task.Delay(Every, c));
                if (sending.IsCompleted)
                    return new(content.Length, content.Length, true);
                var bytes = await BytesOf(session, id, c);
                return new(bytes, content.Length, false);
            }, cancel);
        return await sending;
    }

    /// <summary>0 while the server has not begun.</summary>
    private static async Task<long> BytesOf(Session session, string id, CancellationToken cancel)
    {
        try
        {
            return (await session.Api.Get<Import>("/api/imports/" + ApiClient.Escape(id), cancel)).Value.Bytes;
        }
        catch (CliException)
        {
            return 0;
        }
    }

    private static int Told(Session session, Reply<Import> reply)
    {
        var import = reply.Value;
        session.Screen.Say(reply.Raw, import.DryRun
            ? $"{import.Created} of {import.Lines} lines are good; nothing was stored."
            : $"{Count(import.Created, "task is", "tasks are")} made of {Count(import.Lines, "line", "lines")}.");
        foreach (var error in import.Errors)
            session.Screen.Remark($"line {error.Line}: {error.Error}");
        if (import.Errors.Any(e => e.Error.Contains("charset=", StringComparison.Ordinal)))
            session.Screen.Remark("The file is of another encoding than UTF-8: say which, as in --charset windows-1252.");
        if (import.Failed > import.Errors.Count)
            session.Screen.Remark($"… and {import.Failed - import.Errors.Count} more lines with errors.");
        return import.Failed == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static string Count(long n, string one, string many) => $"{n} {(n == 1 ? one : many)}";

    private static string Mapping(string given) => given.LastIndexOf('=') is > 0 and var at
        ? $"{given[..at]}:{given[(at + 1)..]}"
        : throw new CliException(ExitCodes.Usage, $"--map '{given}' is not COLUMN=FIELD.");
}
