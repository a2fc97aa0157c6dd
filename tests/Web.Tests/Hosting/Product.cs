using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Web.Hosting;

/// <summary>The product as anybody starts it: one process, a new data folder, the web client at /. Its customer by REST, for what a test does not do by hand.</summary>
public sealed class Product : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1), LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly HostProcess _host = new(keep: false);
    private HttpClient? _http;
    private CustomerClient? _customer;

    public Uri Url => _host.Url;

    public Task<string> SignInLink => _host.SignInLink;

    /// <param name="settings">Environment variables of the process.</param>
    public static async Task<Product> Start(params (string Name, string Value)[] settings)
    {
        var product = new Product();
        foreach (var (name, value) in settings)
            product._host.Settings[name] = value;
        await product.Begin();
        return product;
    }

    private async Task Begin()
    {
        await _host.Start(default);
        var key = await _host.Key;
        _customer = new(Url, key);
        _http = new() { BaseAddress = Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));
        if (!(await _http.GetStringAsync("/")).Contains("/assets/", StringComparison.Ordinal))
            throw new InvalidOperationException("The server was built without the web client: build it with Node.js, and without -p:SkipWeb=true.");
    }

    /// <summary>As a power cut would.</summary>
    public Task Kill() => _host.Kill(default);

    /// <summary>On the same records and the same address.</summary>
    public Task StartAgain() => _host.Start(default);

    /// <summary>Brings about in the records what would take a day by the clock; nothing runs meanwhile.</summary>
    /// <returns>How many rows are another.</returns>
    public async Task<int> Rewrite(string sql)
    {
        await Kill();
        await using var records = new SqliteConnection($"Data Source={_host.Records};Pooling=False");
        await records.OpenAsync();
        await using var command = new SqliteCommand(sql, records);
        var rows = await command.ExecuteNonQueryAsync();
        await StartAgain();
        return rows;
    }

    public Task<JsonElement> Get(string path) => _customer!.Get(path, default);

    public Task<JsonElement> Post(string path, object body) => _customer!.Post(path, body, default);

    /// <summary>Many tasks at once, one object each.</summary>
    public async Task Bulk(string project, IEnumerable<object> tasks)
    {
        using var lines = new StringContent(string.Join('\n', tasks.Select(t => JsonSerializer.Serialize(t))), Encoding.UTF8, "application/x-ndjson");
        using var reply = await _http!.PostAsync($"/api/tasks/bulk?project={project}", lines);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }

    public async Task Patch(string path, object body)
    {
        using var reply = await _http!.PatchAsJsonAsync(path, body);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }

    public Task<string> Text(string path) => _http!.GetStringAsync(path);

    /// <summary>Asks again until the reply is as it shall be.</summary>
    public async Task<JsonElement> Until(string path, Func<JsonElement, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        JsonElement reply = default;
        try
        {
            while (true)
            {
                reply = await _customer!.Get(path, patience.Token);
                if (holds(reply))
                    return reply;
                await Task.Delay(LookEvery, patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{path} stayed {reply}");
        }
    }

    /// <summary>A file of the sample content, stored at the server.</summary>
    /// <returns>Its address, for an attachment.</returns>
    public async Task<string> Store(string file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(Sample(file))), "file", file } };
        using var reply = await _http!.PostAsync("/v1/files/upload", form);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("attachment_url").GetString()!;
    }

    /// <summary>Where a file of the sample content lies.</summary>
    public static string Sample(string file) => Path.Combine(RepositoryRoot.Find(), "src", "Silo", "Sample", "files", file);

    /// <summary>Makes a person without an account of the console.</summary>
    /// <returns>The token to sign in with.</returns>
    public async Task<string> Annotator(string name, params string[] skills) =>
        (await _customer!.CreateAnnotator(name, ["labeler", "reviewer"], default, skills)).Token;

    /// <summary>Invites somebody to the team.</summary>
    /// <returns>The page that the invitation opens.</returns>
    public async Task<string> Invite(string email, string role)
    {
        var team = await Post("/v1/teams/invite", new { emails = new[] { email }, team_role = role });
        return "/join#invitation=" + team.EnumerateArray().Single(t => t.GetProperty("email").GetString() == email).GetProperty("invitation").GetString();
    }

    /// <summary>Somebody of the team who has accepted their invitation.</summary>
    public async Task Join(string email, string name)
    {
        var invitation = (await Invite(email, "labeler")).Split('=')[1];
        await Post("/api/invitations/accept", new { invitation, name, password = "correct horse battery" });
    }

    public async ValueTask DisposeAsync()
    {
        _customer?.Dispose();
        _http?.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>For tests that share one. Where they are skipped nothing is started.</summary>
    Task IAsyncLifetime.InitializeAsync() => Chromium.IsThere ? Begin() : Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
