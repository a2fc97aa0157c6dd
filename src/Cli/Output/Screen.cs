using System.Text.Json;
using Spectre.Console;

namespace Scheduler.Cli.Output;

/// <summary>What is shown: tables to people, lines to pipes, JSON to scripts.</summary>
/// <param name="json">Only what the server said.</param>
internal sealed class Screen(bool json)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Somebody looks on: bars may move.</summary>
    public bool IsLive => !json && !Console.IsOutputRedirected;

    /// <summary>Prints a reply: as it came, or as a sentence.</summary>
    public void Say(string raw, string sentence) => Console.WriteLine(json ? raw : sentence);

    /// <summary>Prints a list: as it came, as a table, or with tabs when it goes into a pipe.</summary>
    public void Table(string raw, string[] columns, IEnumerable<string?[]> rows)
    {
        if (json)
            Console.WriteLine(raw);
        else if (Console.IsOutputRedirected)
            foreach (var row in rows)
                Console.WriteLine(string.Join('\t', row.Select(c => c?.Replace('\t', ' ').ReplaceLineEndings(" "))));
        else
        {
            var table = new Table().Border(TableBorder.Rounded);
            foreach (var column in columns)
                table.AddColumn(column);
            foreach (var row in rows)
                table.AddRow(row.Select(c => new Text(c ?? "")));
            AnsiConsole.Write(table);
        }
    }

    /// <summary>Prints one object: as it came, or indented.</summary>
    public void Object(string raw)
    {
        using var document = JsonDocument.Parse(raw);
        Console.WriteLine(json ? raw : JsonSerializer.Serialize(document.RootElement, Indented));
    }

    /// <summary>A remark beside the result: never in what a script reads.</summary>
    public void Remark(string text)
    {
        if (!json)
            Console.Error.WriteLine(text);
    }

    public void Complain(CliException problem)
    {
        if (json)
        {
            Console.Error.WriteLine(problem.Body ?? JsonSerializer.Serialize(new { error = problem.Message, hint = problem.Hint }));
            return;
        }

        Console.Error.WriteLine(problem.Message);
        if (problem.Hint is not null)
            Console.Error.WriteLine(problem.Hint);
    }
}
