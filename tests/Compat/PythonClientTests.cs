using Xunit.Abstractions;

namespace Scheduler.Tests.Compat;

/// <summary>
/// What the official Python client (2.x) sends and reads, by the library it uses and in the way it uses it, against a running host.
/// Debian's <c>python3-requests</c> is enough.
/// </summary>
[Collection(HostCollection.Name)]
public sealed class PythonClientTests(RunningHost host, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task The_calls_of_the_official_Python_client_pass()
    {
        // Debian's own first: another one in front of it may lack the library.
        string? python = null;
        foreach (var candidate in new[] { "/usr/bin/python3", "python3" })
            if (python is null && await ForeignProgram.Works(candidate, "-c", "import requests"))
                python = candidate;
        Skip.If(python is null, "Python 3 with the library requests is not installed (Debian: python3-requests).");

        var ended = await ForeignProgram.Run(python, ForeignProgram.FolderOf("python"), ["-B", "replay.py", host.Base, await host.LiveKey, await host.TestKey]);
        output.WriteLine(ended.Said);
        Assert.True(ended.Code == 0, ended.Said);
        Assert.Contains(" passed, 0 failed", ended.Said, StringComparison.Ordinal);
    }
}
