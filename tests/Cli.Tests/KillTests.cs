using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cli;

/// <summary>A server of its own, because it is killed.</summary>
public sealed class KillTests
{
    private const int Tasks = 100_000;

    [Fact]
    public async Task An_export_goes_on_after_its_process_was_killed_and_nothing_is_missing_or_twice()
    {
        await using var server = new HostProcess(keep: false);
        await server.Start(default);
        using var customer = new CustomerClient(server.Url, await server.Key);
        await customer.Post("/v1/projects", new { name = "p", type = "categorization", @params = new { categories = "cat,dog".Split(',') } }, default);
        var lines = string.Concat(Enumerable.Range(0, Tasks).Select(i => $"{{\"attachment\":\"{i}\",\"metadata\":{{\"text\":\"{new string('x', 400)}\"}}}}\n"));
        await customer.CreateTasks("p", "", Encoding.ASCII.GetBytes(lines), ids: false, default);

        var id = (await customer.Post("/api/exports", new { format = "jsonl" }, default)).GetProperty("id").GetString()!;
        await Until(customer, id, e => e.GetProperty("tasks").GetInt64() > 0);
        await server.KillAndRestart(default);
        var export = await Until(customer, id, e => e.GetProperty("state").GetString() == "completed");

        using var http = new HttpClient();
        var file = await http.GetByteArrayAsync(new Uri(export.GetProperty("url").GetString()!));
        Assert.Equal(export.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(file)));
        var seen = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("params").GetProperty("attachment").GetString()).ToArray();
        Assert.Equal(Tasks, seen.Length);
        Assert.Equal(Tasks, seen.Distinct().Count());
    }

    private static async Task<JsonElement> Until(CustomerClient customer, string id, Func<JsonElement, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var export = await customer.Get($"/api/exports/{id}", patience.Token);
            if (holds(export))
                return export;
            await Task.Delay(20, patience.Token);
        }
    }
}
