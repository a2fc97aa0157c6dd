using Xunit.Abstractions;

namespace Scheduler.Tests.Compat;

/// <summary>
/// The npm package <c>scaleapi</c> 2.3.2, unchanged, against a running host: first by its own tests, then by ours of what those
/// leave out. Only its one address is replaced, where it hands its requests on.
/// </summary>
[Collection(HostCollection.Name)]
public sealed class NodeClientTests(RunningHost host, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string Folder = ForeignProgram.FolderOf("node");

    private string? _missing;

    public async Task InitializeAsync()
    {
        if (!await ForeignProgram.Works("node", "--version") || !await ForeignProgram.Works("npm", "--version"))
            _missing = "Node and npm are not installed.";
        else if (await ForeignProgram.Run("npm", Folder, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]) is { Code: not 0 } failed)
            throw new InvalidOperationException($"npm ci failed in {Folder}: {failed.Said}");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableTheory]
    [InlineData("node_modules/scaleapi/test/test_client.js", 28)]
    [InlineData("live.test.js", 3)]
    public async Task The_official_Node_client_passes(string tests, int count)
    {
        Skip.If(_missing is not null, _missing);
        var ended = await ForeignProgram.Run("node", Folder, ["node_modules/mocha/bin/mocha.js", "--require", "./redirect.js", tests],
            ("SCALE_TEST_BASE", host.Base + "/"), ("SCALE_TEST_API_KEY", await host.TestKey), ("SCALE_LIVE_KEY", await host.LiveKey));
        output.WriteLine(ended.Said);
        Assert.True(ended.Code == 0, ended.Said);
        Assert.Contains($"{count} passing", ended.Said, StringComparison.Ordinal);
    }
}
