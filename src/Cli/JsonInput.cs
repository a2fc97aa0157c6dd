using System.Text.Json;

namespace Scheduler.Cli;

/// <summary>JSON given on the command line: itself, the name of a file, or - for standard input.</summary>
internal static class JsonInput
{
    /// <exception cref="CliException">It cannot be read, or is no JSON object.</exception>
    public static async Task<JsonElement> Read(string given, CancellationToken cancel)
    {
        string text;
        try
        {
            text = given.TrimStart().StartsWith('{') ? given : given == "-" ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(given, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCodes.Usage, $"The file {given} cannot be read: {e.Message}", "Give JSON that begins with {, the name of a file, or - for standard input.");
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new CliException(ExitCodes.Usage, "A JSON object is wanted, in braces.");
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCodes.Usage, $"This is no JSON: {e.Message}");
        }
    }
}
