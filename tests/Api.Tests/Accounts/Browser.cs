using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Organizations;
using Scheduler.Storage;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;

namespace Scheduler.Tests.Api.Accounts;

/// <summary>A browser with its cookies, on pages of the host under test.</summary>
public sealed class Browser : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly HttpClient _http;

    public Browser(ApiHost host)
    {
        Host = host;
        _http = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = host.Address };
    }

    public ApiHost Host { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What the page was told; sent with everything that changes something.</summary>
    public string? Token { get; set; }

    /// <summary>Of the page; null is no browser at all.</summary>
    public string? Origin { get; set; }

    public string? Mode { get; set; }

    /// <summary>A person of the customer's team, with an address of their own unless one is given.</summary>
    public static async Task<AnnotatorRow> Person(ApiHost host, Customer customer, TeamRole role, string? email = null)
    {
        var ids = host.Services.GetRequiredService<IdSource>();
        var organization = customer.Tenant.Organization;
        var person = new AnnotatorRow(
            organization, new(new(ids.Next()), WorkforceId.Of(organization), organization, role.Work(), [], []), "Ann", SecretHash.Of(ids.Next()), DateTimeOffset.UtcNow.ToMillisecond())
        {
            Email = email ?? ids.Next() + "@x.org",
            TeamRole = role,
        };
        await host.Services.GetRequiredService<IAnnotatorStore>().Create(person);
        return person;
    }

    /// <summary>Signed in as a new person of the customer's team.</summary>
    public static async Task<Browser> Of(ApiHost host, Customer customer, TeamRole role)
    {
        var browser = new Browser(host);
        await browser.SignIn(await Person(host, customer, role));
        return browser;
    }

    /// <summary>By a link: no password costs time.</summary>
    public async Task<Answer> SignIn(AnnotatorRow person)
    {
        var link = await LinkFor(Host, person);
        return await Take(Post("/api/session", new { link }));
    }

    public static async Task<string> LinkFor(ApiHost host, AnnotatorRow person, TimeSpan? life = null)
    {
        var link = "lnk_" + host.Services.GetRequiredService<IdSource>().Next();
        await host.Services.GetRequiredService<ISignInLinks>().Add(SecretHash.Of(link), person.Worker.Id, DateTimeOffset.UtcNow + (life ?? SessionRules.LinkLife));
        return link;
    }

    /// <summary>A reply that is a session: the page keeps its token.</summary>
    public async Task<Answer> Take(Task<Answer> reply)
    {
        var answer = (await reply).Ok();
        Token = answer.String("csrf");
        return answer;
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        foreach (var (name, value) in new[] { ("X-CSRF-Token", method == HttpMethod.Get ? null : Token), ("Origin", Origin), ("Scheduler-Mode", Mode) })
            if (value is not null)
                request.Headers.Add(name, value);
        return await Answer.Of(await _http.SendAsync(request));
    }

    public void Dispose() => _http.Dispose();
}
