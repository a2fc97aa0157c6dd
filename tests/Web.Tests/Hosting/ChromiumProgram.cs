namespace Scheduler.Tests.Web.Hosting;

/// <summary>The browser of this machine: <c>SCHEDULER_CHROMIUM</c> names it, else it is looked for in the PATH.</summary>
internal static class ChromiumProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("SCHEDULER_CHROMIUM") is { Length: > 0 } given ? given : Find();

    /// <summary>Without a browser the tests fail instead of being skipped.</summary>
    public static bool Required => Environment.GetEnvironmentVariable("SCHEDULER_REQUIRE_CHROMIUM") == "1";

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
