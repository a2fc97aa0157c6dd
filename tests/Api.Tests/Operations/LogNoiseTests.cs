using System.Net.Sockets;
using System.Text;
using Scheduler.Domain;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Operations;

/// <summary>An operator is woken by what is wrong with the server, not by what its callers do.</summary>
[Collection(ApiCollection.Name)]
public class LogNoiseTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_a_caller_of_the_hub_is_refused_is_no_failure_of_the_server()
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding();
        await client.Refused("not_held", "Project", held.Task, held.Token + 1);
        await client.Refused("bad_request", "Project", null, held.Token);
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("not_held", StringComparison.Ordinal) || l.Contains("Failed to invoke hub method", StringComparison.Ordinal));
    }

    [Theory, InlineData("/api/import", true), InlineData("/api/import", false), InlineData("/api/tasks/bulk", true), InlineData("/v1/task/categorization", true)]
    public async Task A_sender_who_goes_away_amid_the_body_is_no_failure_of_the_server(string path, bool reset)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var before = host.Log.Lines.ToHashSet();
        foreach (var lines in new[] { 0, 1, RequestLimits.BulkChunkTasks + 1 })
        {
            using var client = new TcpClient();
            client.LingerState = new(enable: reset, seconds: 0);
            await client.ConnectAsync(host.Address.Host, host.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {path}?project=p HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: application/json\r\nAuthorization: {Customer.Basic(customer.LiveKey)}\r\n"
                + $"Content-Length: 1000000\r\n\r\n{string.Concat(Enumerable.Repeat("{\"attachment\":\"1\"}\n", lines))}"));
            // It is at work.
            (await customer.Get("/v1/projects")).Ok();
        }

        for (var clock = System.Diagnostics.Stopwatch.StartNew(); (await customer.Get("/api/imports")).Ok().Text.Contains("\"running\"", StringComparison.Ordinal); await Task.Delay(20))
            Assert.True(clock.Elapsed < Patience, "an import goes on without its sender");
        Assert.DoesNotContain(host.Log.Lines.Where(l => !before.Contains(l)), l => l.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }
}
