using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Scheduler.Cli.Http;

/// <summary>Requests and replies, and what their failures mean to the person who sent them.</summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _http;

    public ApiClient(Uri server, string key)
    {
        _http = new HttpClient { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("scheduler-cli/" + (typeof(ApiClient).Assembly.GetName().Version?.ToString(3) ?? "0"));
    }

    public Task<Reply<T>> Get<T>(string path, CancellationToken cancel) => Send<T>(HttpMethod.Get, path, null, cancel);

    public Task<Reply<T>> Delete<T>(string path, CancellationToken cancel) => Send<T>(HttpMethod.Delete, path, null, cancel);

    /// <param name="body">An object, or a text that is JSON already; null for none.</param>
    public Task<Reply<T>> Post<T>(string path, object? body, CancellationToken cancel) => Send<T>(
        HttpMethod.Post, path, body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), cancel);

    public Task<Reply<T>> Upload<T>(string path, Stream content, string type, CancellationToken cancel)
    {
        var body = new StreamContent(content);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Send<T>(HttpMethod.Post, path, body, cancel);
    }

    /// <summary>A file from its link, from a byte on.</summary>
    public async Task<HttpResponseMessage> Download(Uri link, long from, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        if (from > 0)
            request.Headers.Range = new(from, null);
        var response = await Reach(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!response.IsSuccessStatusCode)
            throw Refusal(response.StatusCode, await response.Content.ReadAsStringAsync(cancel));
        return response;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A name as a segment of a path, or a value of a query.</summary>
    public static string Escape(string text) => Uri.EscapeDataString(text);

    /// <summary>A query of the values that are there.</summary>
    public static string Query(params IEnumerable<(string Name, string? Value)> values) =>
        string.Join('&', values.Where(v => v.Value is not null).Select(v => $"{v.Name}={Escape(v.Value!)}")) is { Length: > 0 } query ? "?" + query : "";

    private async Task<Reply<T>> Send<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var response = await Reach(request, HttpCompletionOption.ResponseContentRead, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        if (!response.IsSuccessStatusCode)
            throw Refusal(response.StatusCode, text);
        try
        {
            return new(JsonSerializer.Deserialize<T>(text, Options)!, text);
        }
        catch (JsonException)
        {
            throw new CliException(ExitCodes.Unavailable, $"{_http.BaseAddress} answered, but not as a Scheduler does.", "Is it the right address? Say another with --server.");
        }
    }

    private async Task<HttpResponseMessage> Reach(HttpRequestMessage request, HttpCompletionOption until, CancellationToken cancel)
    {
        try
        {
            return await _http.SendAsync(request, until, cancel);
        }
        catch (HttpRequestException e)
        {
            throw new CliException(ExitCodes.Unavailable, $"{_http.BaseAddress} cannot be reached: {e.Message}",
                $"Is the server running? Start one with 'dotnet run --project src/Silo', or say where it is with --server or {GlobalOptions.UrlVariable}.");
        }
    }

    private static CliException Refusal(HttpStatusCode status, string text)
    {
        ErrorBody? body = null;
        try
        {
            body = JsonSerializer.Deserialize<ErrorBody>(text, Options);
        }
        catch (JsonException)
        {
            // Something between us and the server answered.
        }

        var message = body?.Error ?? $"The server answered {(int)status}.";
        return status switch
        {
            HttpStatusCode.Unauthorized => new(ExitCodes.Refused, "The server does not know this key.",
                $"Check {GlobalOptions.KeyVariable} or --key. A revoked key is unknown too.", text),
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new(ExitCodes.Unavailable, message, "Try again in a moment.", text),
            _ => new(ExitCodes.Refused, message, Hint(body), text),
        };
    }

    private static string? Hint(ErrorBody? body) => body?.Problems is { Count: > 0 } problems
        ? string.Join('\n', problems.Select(p => $"  {(p.Path.Length > 0 ? p.Path : "body")}: {p.Message}"))
        : null;
}
