using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Scheduler.Domain.Callbacks;

namespace Scheduler.Tests.Api.Callbacks;

/// <summary>The receivers that docs/callbacks.md shows run, take what this server signs and refuse everything else.</summary>
public sealed partial class SampleTests
{
    private const string Key = "cbs_of_the_sample";

    private static readonly string Root = Find();

    private static readonly HttpClient Http = new();

    [Fact]
    public void The_page_shows_the_receiver_that_is_tested()
    {
        // The page leaves out the indentation of the class around it.
        static string Bare(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()));
        var source = Bare(File.ReadAllText(Path.Combine(Root, "tests", "Api.Tests", "Callbacks", "SampleReceiver.cs")));
        Assert.All(Blocks("csharp"), block => Assert.Contains(Bare(block), source, StringComparison.Ordinal));
        Assert.NotEmpty(Blocks("csharp"));
    }

    [Fact]
    public async Task The_receiver_in_CSharp_takes_what_is_signed_and_nothing_else()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        SampleReceiver.MapReceiver(app, Key);
        await app.StartAsync();
        await TakesOnlyWhatIsSigned(new Uri(app.Urls.Single() + "/hook"));
    }

    [SkippableFact]
    public async Task The_receiver_in_Node_takes_what_is_signed_and_nothing_else()
    {
        var script = Path.Combine(Directory.CreateTempSubdirectory("node-receiver-").FullName, "receiver.mjs");
        await File.WriteAllTextAsync(script, Blocks("js").Single());
        using var node = Node(script);
        Skip.If(node is null, "Node is not installed.");
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            var line = await node!.StandardOutput.ReadLineAsync(patience.Token);
            await TakesOnlyWhatIsSigned(new Uri($"http://127.0.0.1:{line!.Split(' ')[^1]}/hook"));
        }
        finally
        {
            node!.Kill(entireProcessTree: true);
            Directory.Delete(Path.GetDirectoryName(script)!, recursive: true);
        }
    }

    private static async Task TakesOnlyWhatIsSigned(Uri url)
    {
        var now = DateTimeOffset.UtcNow;
        var body = """{"task_id":"t","event":{"id":"t:2","kind":"completed"},"text":"größer \u00e9"}""";
        string Sign(DateTimeOffset at, string key = Key) => CallbackSignature.Sign(key, at, Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.OK, await Post(url, body, Sign(now)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(url, body.Replace("t:2", "t:3", StringComparison.Ordinal), Sign(now)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(url, body, Sign(now, "another")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(url, body, Sign(now.AddMinutes(-10))));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(url, body, Sign(now.AddMinutes(-10)).Replace($"t={now.AddMinutes(-10).ToUnixTimeSeconds()}", $"t={now.ToUnixTimeSeconds()}", StringComparison.Ordinal)));
        foreach (var wrong in new[] { "", "t=1", "v1=00", "t=x,v1=y", ",,,", "t=" + now.ToUnixTimeSeconds() + ",v1=é" })
            Assert.Equal(HttpStatusCode.Unauthorized, await Post(url, body, wrong));
    }

    private static async Task<HttpStatusCode> Post(Uri url, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(CallbackSignature.Header, Encoding.Latin1.GetString(Encoding.ASCII.GetBytes(signature)));
        using var response = await Http.SendAsync(request);
        return response.StatusCode;
    }

    private static Process? Node(string script)
    {
        try
        {
            var start = new ProcessStartInfo("node", script) { RedirectStandardOutput = true, RedirectStandardError = true };
            (start.Environment["PORT"], start.Environment["SIGNING_KEY"]) = ("0", Key);
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string[] Blocks(string language) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(Root, "docs", "callbacks.md"))).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value)];

    private static string Find([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("```([a-z]+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
