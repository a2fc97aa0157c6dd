using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Scheduler.Workers;

/// <summary>A customer over REST, as far as the benches need one. Reads are repeated until they succeed: hosts may be down.</summary>
public sealed class CustomerClient : IDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http;

    public CustomerClient(Uri host, string key)
    {
        _http = new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));
    }

    public async Task<JsonElement> Post(string path, object body, CancellationToken cancel)
    {
        using var reply = await _http.PostAsJsonAsync(path, body, cancel);
        return await Read(reply, path, cancel);
    }

    /// <summary>Creates a task of each line; the ids by line number, from 1.</summary>
    public async Task<IReadOnlyDictionary<int, string>> CreateTasks(string project, string batch, IEnumerable<object> tasks, CancellationToken cancel)
    {
        var lines = Encoding.UTF8.GetBytes(string.Join('\n', tasks.Select(t => JsonSerializer.Serialize(t))));
        var summary = await CreateTasks(project, batch, lines, ids: true, cancel);
        return summary.GetProperty("ids").EnumerateArray().ToDictionary(i => i.GetProperty("line").GetInt32(), i => i.GetProperty("task_id").GetString()!);
    }

    /// <summary>Creates a task of each line of JSON; all of them or an exception.</summary>
    /// <param name="ids">Ask for the ids of the tasks.</param>
    public async Task<JsonElement> CreateTasks(string project, string batch, ReadOnlyMemory<byte> lines, bool ids, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(lines);
        content.Headers.ContentType = new("application/x-ndjson");
        var path = $"/api/tasks/bulk?ids={(ids ? "true" : "false")}&project={Uri.EscapeDataString(project)}&batch={Uri.EscapeDataString(batch)}";
        using var reply = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancel);
        var summary = await Read(reply, path, cancel);
        if (summary.GetProperty("failed").GetInt64() > 0)
            throw new InvalidOperationException("Tasks were refused: " + summary.GetProperty("errors"));
        return summary;
    }

    /// <summary>Makes a person; returns the id and the sign-in token.</summary>
    public async Task<(string Id, string Token)> CreateAnnotator(string name, string[] roles, CancellationToken cancel, params string[] skills)
    {
        var made = await Post("/api/annotators", new { name, role = roles, skills = skills.Select(s => new { name = s, level = 1 }) }, cancel);
        return (made.GetProperty("id").GetString()!, made.GetProperty("token").GetString()!);
    }

    public async Task<BatchProgress> Progress(string batch, CancellationToken cancel)
    {
        var status = await Get($"/v1/batches/{Uri.EscapeDataString(batch)}/status", cancel);
        return new(status.GetProperty("status").GetString()!, status.GetProperty("pending").GetInt64(), status.GetProperty("completed").GetInt64());
    }

    /// <summary>All tasks of a batch, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> Tasks(string batch, CancellationToken cancel)
    {
        var tasks = new List<JsonElement>();
        for (string? token = ""; token is not null;)
        {
            var page = await Get($"/v1/tasks?limit=100&batch={Uri.EscapeDataString(batch)}" + (token.Length == 0 ? "" : "&next_token=" + Uri.EscapeDataString(token)), cancel);
            tasks.AddRange(page.GetProperty("docs").EnumerateArray());
            token = page.TryGetProperty("next_token", out var next) ? next.GetString() : null;
        }

        return tasks;
    }

    public async Task<bool> Ready(CancellationToken cancel)
    {
        try
        {
            using var reply = await _http.GetAsync(new Uri("/readyz", UriKind.Relative), cancel);
            return reply.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    public async Task<JsonElement> Get(string path, CancellationToken cancel)
    {
        while (true)
            try
            {
                using var reply = await _http.GetAsync(new Uri(path, UriKind.Relative), cancel);
                return await Read(reply, path, cancel);
            }
            catch (HttpRequestException) when (!cancel.IsCancellationRequested)
            {
                await Task.Delay(RetryEvery, cancel);
            }
    }

    private static async Task<JsonElement> Read(HttpResponseMessage reply, string path, CancellationToken cancel)
    {
        var text = await reply.Content.ReadAsStringAsync(cancel);
        if ((int)reply.StatusCode is 429 or >= 500)
            throw new HttpRequestException($"{path}: {(int)reply.StatusCode} {text}");
        return reply.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{path}: {(int)reply.StatusCode} {text}");
    }
}

/// <param name="Status"><c>staging</c>, <c>in_progress</c> or <c>completed</c>.</param>
public sealed record BatchProgress(string Status, long Pending, long Completed);
