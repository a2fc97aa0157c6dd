using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cluster;

/// <summary>What somebody meets who starts the product for the first time.</summary>
public sealed partial class FirstStartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_link_signs_the_administrator_in_and_there_is_work_of_every_kind()
    {
        var folder = Directory.CreateTempSubdirectory("first-start-").FullName;
        var shown = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var silo = new ServerProcess("Silo", "--data", folder)
        {
            Wrote = line =>
            {
                if (Link().Match(line) is { Success: true, Value: var link })
                    shown.TrySetResult(link);
            },
        };
        silo.Launch();
        try
        {
            await Meet(silo.Url, folder, await shown.Task.WaitAsync(Patience));
        }
        finally
        {
            await silo.Stop();
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public async Task A_silo_without_the_api_sends_nobody_to_itself()
    {
        Skip.If(WorkedCluster.Missing is not null, WorkedCluster.Missing);
        var shown = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var silo = new ServerProcess("Silo", "--storage", "postgres", "--api", "off", "--silo-port", "0", "--gateway-port", "0", "--connection", await (await PostgresServer.Shared).CreateDatabase())
        {
            Wrote = line =>
            {
                if (line.Contains("/welcome#link=", StringComparison.Ordinal))
                    shown.TrySetResult(line.Trim());
            },
        };
        silo.Launch();
        try
        {
            Assert.StartsWith("http://API-HOST/welcome#link=lnk_", await shown.Task.WaitAsync(Patience), StringComparison.Ordinal);
        }
        finally
        {
            await silo.Stop();
        }
    }

    private static async Task Meet(Uri host, string folder, string link)
    {
        using var first = new Page(host);
        var session = await first.SignIn(link);
        Assert.Equal(("admin", true, false), (session.GetProperty("role").GetString(), session.GetProperty("operator").GetBoolean(), session.GetProperty("hasPassword").GetBoolean()));

        // The sample is made after the link was shown.
        var projects = await first.Until("/api/me", me => me.GetProperty("projects").GetArrayLength() == 4);
        Assert.Equal(["audiotranscription", "imageannotation", "namedentityrecognition", "textcollection"],
            projects.GetProperty("projects").EnumerateArray().Select(p => p.GetProperty("type").GetString()).Order());
        Assert.All(projects.GetProperty("projects").EnumerateArray(), p => Assert.InRange(p.GetProperty("waiting").GetInt64(), 2, 10));

        var files = await first.Get("/v1/files");
        Assert.Equal(8, files.GetProperty("docs").GetArrayLength());
        foreach (var file in files.GetProperty("docs").EnumerateArray())
            Assert.Equal(file.GetProperty("size").GetInt64(), (await first.Bytes(file.GetProperty("url").GetString()!)).Length);
        var tasks = (await first.Get("/v1/tasks?limit=100")).GetProperty("docs").EnumerateArray().ToArray();
        Assert.Equal(14, tasks.Length);
        Assert.DoesNotContain(tasks, t => t.GetRawText().Contains("sample:", StringComparison.Ordinal));

        // Who lost the link gets another beside the running system; the first works once.
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.TrySignIn(link)).StatusCode);
        var made = await Programs.Run("Silo", ["sign-in-link", "--email", "ADMIN@localhost", "--data", folder, "--address", host.ToString()]);
        Assert.True(made.Code == 0, made.Output + made.Errors);
        using var second = new Page(host);
        await second.SignIn(Link().Match(made.Output).Value);
        var unknown = await Programs.Run("Silo", ["sign-in-link", "--email", "eve@x.org", "--data", folder]);
        Assert.Equal((1, 1), (unknown.Code, unknown.Problems.Length));
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+/welcome#link=lnk_[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    /// <summary>A page of the web client, as far as it matters here.</summary>
    private sealed class Page(Uri host) : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = host };

        public Task<HttpResponseMessage> TrySignIn(string link) => _http.PostAsJsonAsync("/api/session", new { link = link.Split('=')[1] });

        public async Task<JsonElement> SignIn(string link)
        {
            var reply = await TrySignIn(link);
            var text = await reply.Content.ReadAsStringAsync();
            Assert.True(reply.IsSuccessStatusCode, text);
            return JsonDocument.Parse(text).RootElement;
        }

        public Task<JsonElement> Get(string path) => _http.GetFromJsonAsync<JsonElement>(path);

        public Task<byte[]> Bytes(string path) => _http.GetByteArrayAsync(path);

        public async Task<JsonElement> Until(string path, Func<JsonElement, bool> holds)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (true)
            {
                var reply = await Get(path);
                if (holds(reply))
                    return reply;
                await Task.Delay(100, patience.Token);
            }
        }

        public void Dispose() => _http.Dispose();
    }
}
