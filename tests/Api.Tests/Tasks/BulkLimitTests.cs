using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Scheduler.Domain;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class BulkLimitTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task One_bulk_request_too_many_is_refused_with_a_time_to_come_again_and_single_tasks_are_not()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var held = new List<TcpClient>();

        // One after the other, until there is no room: one that comes in beside the question may be refused itself.
        Answer refused;
        for (var clock = Stopwatch.StartNew(); (refused = await customer.Post("/api/tasks/bulk?project=p", "{\"attachment\":\"more\"}")).Status == 200;)
        {
            Assert.True(clock.Elapsed < Patience, "nothing was refused");
            held.Add(await Begin(customer));
        }

        Assert.NotNull(refused.Failed(429).Response.Headers.RetryAfter);
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "single" })).Ok();

        var replies = await Task.WhenAll(held.Select(Finish));
        Assert.Equal(RequestLimits.MaxBulkRequests, replies.Count(r => r.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)));
        (await customer.Post("/api/tasks/bulk?project=p", "{\"attachment\":\"later\"}")).Ok();
    }

    /// <summary>A request whose body has begun and does not go on.</summary>
    private async Task<TcpClient> Begin(Customer customer)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        const string line = "{\"attachment\":\"held\"}\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/tasks/bulk?project=p HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: {Customer.Basic(customer.LiveKey)}\r\n"
            + $"Transfer-Encoding: chunked\r\n\r\n{line.Length:x}\r\n{line}\r\n"));
        return client;
    }

    private static async Task<string> Finish(TcpClient upload)
    {
        using (upload)
        {
            await upload.GetStream().WriteAsync("0\r\n\r\n"u8.ToArray());
            using var reader = new StreamReader(upload.GetStream());
            return await reader.ReadLineAsync() ?? "";
        }
    }
}
