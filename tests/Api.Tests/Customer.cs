using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Scheduler.Domain;

namespace Scheduler.Tests.Api;

/// <summary>A customer of the host under test, and what it sends.</summary>
public sealed class Customer(ApiHost host, OrganizationId organization, string liveKey, string testKey)
{
    private static readonly HttpClient Http = new();

    public Tenant Tenant => new(organization, Mode.Live);

    /// <summary>The same customer with the test key: another world.</summary>
    public Customer InTestMode => new(host, organization, testKey, testKey);

    public string LiveKey => liveKey;

    public string TestKey => testKey;

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path);

    public Task<Answer> Post(string path, object? body = null) =>
        Send(HttpMethod.Post, path, body is null ? null : body as string ?? JsonSerializer.Serialize(body));

    public Task<Answer> Put(string path, object body) => Send(HttpMethod.Put, path, body as string ?? JsonSerializer.Serialize(body));

    public Task<Answer> Patch(string path, object body) => Send(HttpMethod.Patch, path, body as string ?? JsonSerializer.Serialize(body));

    public Task<Answer> Send(HttpMethod method, string path, string? body = null, string contentType = "application/json") =>
        Send(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType);

    /// <param name="contentType">Empty for none.</param>
    public async Task<Answer> Send(
        HttpMethod method, string path, byte[]? body, string contentType = "application/json", AuthenticationHeaderValue? auth = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(host.Address, path));
        request.Headers.Authorization = auth ?? Basic(liveKey);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType.Length > 0)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value) || request.Content?.Headers.TryAddWithoutValidation(name, value) == true, name);
        return await Answer.Of(await Http.SendAsync(request));
    }

    public static AuthenticationHeaderValue Basic(string key) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));

    public static AuthenticationHeaderValue Bearer(string key) => new("Bearer", key);
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string Text, HttpResponseMessage Response)
{
    private JsonElement? _json;

    public JsonElement Json => _json ??= JsonDocument.Parse(Text).RootElement;

    public static async Task<Answer> Of(HttpResponseMessage response) => new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);

    public JsonElement this[string name] => Json.GetProperty(name);

    public bool Has(string name) => Json.TryGetProperty(name, out _);

    public string String(string name) => this[name].GetString()!;

    public Answer Ok()
    {
        Assert.True(Status == 200, $"{Status}: {Text}");
        return this;
    }

    /// <summary>An error of the one shape.</summary>
    public Answer Failed(int status)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        Assert.Equal(JsonValueKind.Object, Json.ValueKind);
        Assert.Equal(status, this["status_code"].GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(String("error")));
        Assert.StartsWith("application/json", Response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        return this;
    }
}
