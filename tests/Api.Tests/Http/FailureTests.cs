using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scheduler.Api.Http;
using Scheduler.Grains.Interfaces;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Api.Http;

/// <summary>What a caller sees when something behind the edge fails.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private WebApplication _app = null!;

    private HostLog Errors { get; } = new(LogLevel.Error);

    private static readonly Dictionary<string, (Exception Thrown, int Status)> Failures = new()
    {
        ["bug"] = (new InvalidOperationException("a secret detail"), 500),
        ["busy"] = (new IntakeBusyException(), 429),
        ["unsettled"] = (new UnsettledException(), 503),
        ["timeout"] = (new TimeoutException("a secret detail"), 504),
        ["unavailable"] = (new Orleans.Runtime.SiloUnavailableException("a secret detail"), 503),
        ["database gone"] = (new DatabaseGone(), 503),
        ["malformed"] = (new BadHttpRequestException("Told.", 400), 400),
        ["large"] = (new BadHttpRequestException("a secret detail", 413), 413),
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Errors);
        _app = builder.Build();
        _app.UseErrorPages();
        _app.MapGet("/throw/{name}", (string name) => { throw Failures[name].Thrown; });
        _app.MapGet("/status/{status:int}", (int status) => Results.StatusCode(status));
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_failure_behind_the_edge_has_the_one_shape_and_tells_no_secrets(string name)
    {
        var answer = (await Get("/throw/" + name)).Failed(Failures[name].Status);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Status is 503 or 429, answer.Response.Headers.RetryAfter is not null);

        // Only what is our defect is logged as one, and then with what happened.
        Assert.Equal(answer.Status == 500, Errors.Lines.Any(e => e.Contains("a secret detail", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_bare_status_of_the_framework_gets_the_one_shape(int status) => (await Get($"/status/{status}")).Failed(status);

    private async Task<Answer> Get(string path)
    {
        using var http = new HttpClient();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return await Answer.Of(await http.GetAsync(new Uri(new Uri(address), path)));
    }

    /// <summary>As drivers tell of a server that restarts.</summary>
    private sealed class DatabaseGone() : DbException("a secret detail")
    {
        public override bool IsTransient => true;
    }
}
