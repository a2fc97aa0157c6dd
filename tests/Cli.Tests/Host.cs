using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cli;

/// <summary>The real server as a process, and the real command line as another for each command.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class Host : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HostProcess _server = new(keep: false);

    public Uri Url => _server.Url;

    public string LiveKey { get; private set; } = "";

    public string TestKey { get; private set; } = "";

    /// <summary>Where commands run and leave their files.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("cli-tests-").FullName;

    public static string Program { get; } =
        Path.Combine(RepositoryRoot.Find(), "src", "Cli", "bin", ServerProcess.Configuration, "net10.0", "scheduler.dll");

    public async Task InitializeAsync()
    {
        await _server.Start(default);
        LiveKey = await _server.Key;
        using var customer = new CustomerClient(Url, LiveKey);
        TestKey = (await customer.Post("/api/keys", new { mode = "test" }, default)).GetProperty("key").GetString()!;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs a command with the test key.</summary>
    public Task<Ended> Run(params string[] arguments) => Run(TestKey, arguments);

    public Task<Ended> Run(string? key, string[] arguments, string? url = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments]);
        start.Environment["SCHEDULER_URL"] = url ?? Url.ToString();
        start.Environment["SCHEDULER_KEY"] = key ?? "";
        return End(start);
    }

    /// <summary>Runs a command with the test key in a terminal (of util-linux' <c>script</c>), as a person sees it.</summary>
    public Task<Ended> Show(string command)
    {
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", $"dotnet exec '{Program}' {command}", "/dev/null"]);
        foreach (var (name, value) in new[] { ("SCHEDULER_URL", Url.ToString()), ("SCHEDULER_KEY", TestKey), ("TERM", "xterm-256color") })
            start.Environment[name] = value;
        return End(start);
    }

    /// <summary>Runs a program to its end.</summary>
    public async Task<Ended> End(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, Folder);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', start.ArgumentList)} did not end: {await output}{await errors}");
        }

        return new(process.ExitCode, await output, await errors);
    }
}

public sealed record Ended(int Code, string Output, string Errors)
{
    public Ended Well()
    {
        Assert.True(Code == 0, $"{Code}\n{Output}\n{Errors}");
        return this;
    }

    public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Output).RootElement;
}

[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<Host>
{
    public const string Name = "host";
}
