using System.Diagnostics;
using Scheduler.Workers.Hosting;

namespace Scheduler.Chaos.Upgrade;

/// <summary>The build that is replaced: in somebody's checkout, or in one of our own that goes again.</summary>
internal sealed class OldBuild : IAsyncDisposable
{
    private readonly bool _ours;

    private OldBuild(string root, bool ours) => (Root, _ours) = (root, ours);

    /// <summary>Root of the checkout.</summary>
    public string Root { get; }

    public static bool Exists(string from)
    {
        if (IsCheckout(from))
            return true;
        var start = new ProcessStartInfo("git", ["rev-parse", "--verify", "--quiet", from + "^{commit}"]) { WorkingDirectory = RepositoryRoot.Find(), RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        git.WaitForExit();
        return git.ExitCode == 0;
    }

    public static async Task<OldBuild> Of(string from, CancellationToken cancel)
    {
        if (IsCheckout(from))
            return new(Path.GetFullPath(from), ours: false);
        var build = new OldBuild(Directory.CreateTempSubdirectory("old-build-").FullName, ours: true);
        try
        {
            await Run("git", ["worktree", "add", "--detach", "--force", build.Root, from], RepositoryRoot.Find(), cancel);

            // Kept build servers would hold the output of this command open.
            await Run("dotnet", ["build", "src/Silo", "-c", ServerProcess.Configuration, "-v", "quiet", "-clp:ErrorsOnly", "-nodeReuse:false", "-p:UseSharedCompilation=false"], build.Root, cancel);
            return build;
        }
        catch
        {
            await build.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ours)
            await Run("git", ["worktree", "remove", "--force", Root], RepositoryRoot.Find(), CancellationToken.None);
    }

    private static bool IsCheckout(string folder) => File.Exists(Path.Combine(folder, "Scheduler.sln"));

    private static async Task Run(string program, string[] arguments, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}{await errors}");
    }
}
