using System.Text;
using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Batches;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class BulkTests(ApiHost host)
{
    [Fact]
    public async Task Each_line_stands_for_itself_and_errors_carry_its_number()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        string[] lines =
        [
            "\uFEFF{\"attachment\":\"1\",\"unique_id\":\"u\"}",
            "",
            "{\"attachment\":\"2\"",
            "{\"attachment\":\"3\",\"unique_id\":\"u\"}\r",
            "[]",
            "{\"attachment\":\"4\",\"batch\":\"none\"}",
            "{\"attachment\":\"5\",\"type\":\"imageannotation\"}",
            "{\"attachment\":\"6\",\"x\":\"\\u0000\"}",
            "{\"unique_id\":\"v\"}",
            "  {\"attachment\":\"7\",\"type\":\"categorization\",\"project\":\"p\"}  ",
        ];
        var answer = (await customer.Post("/api/tasks/bulk?batch=b&ids=true", string.Join('\n', lines))).Ok();
        Assert.Equal(2, answer["created"].GetInt32());
        Assert.Equal(7, answer["failed"].GetInt32());
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], answer["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        Assert.Contains("already used", answer["errors"][1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal([1, 10], answer["ids"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        var stored = (await customer.Get("/v1/tasks?project=p")).Ok();
        Assert.Equal(["b", null], stored["docs"].EnumerateArray().Reverse().Select(t => t.TryGetProperty("batch", out var batch) ? batch.GetString() : null));
        Assert.Equal(answer["ids"].EnumerateArray().Select(e => e.GetProperty("task_id").GetString()).Reverse(),
            stored["docs"].EnumerateArray().Select(t => t.GetProperty("task_id").GetString()));
    }

    [Fact]
    public async Task A_wrong_name_in_the_query_is_said_once()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/api/tasks/bulk?project=none", "{}\n{}")).Failed(404);
        (await customer.Post("/api/tasks/bulk?batch=none", "{}\n{}")).Failed(404);
        foreach (var nothing in new[] { "", " \n\r\n\t" })
            Assert.Equal((await customer.Post("/api/import", nothing)).Failed(400).Text, (await customer.Post("/api/tasks/bulk", nothing)).Failed(400).Text);
    }

    [Fact]
    public async Task A_batch_that_is_launched_takes_no_line()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", rapid: true);
        await customer.Batch("p", "b");
        Assert.Equal(1, (await customer.Post("/api/tasks/bulk?batch=b", "{\"attachment\":\"a\"}")).Ok()["created"].GetInt32());
        (await customer.Post("/v1/batches/b/finalize")).Ok();
        Assert.Equal(1, (await customer.Post("/api/tasks/bulk?batch=b", "{\"attachment\":\"a\"}")).Ok()["failed"].GetInt32());
    }

    [Fact]
    public async Task Too_long_a_line_fails_alone()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var body = "{\"attachment\":\"1\"}\n{\"x\":\"" + new string('x', RequestLimits.MaxBodyBytes * 2) + "\"}\n{\"attachment\":\"2\"}\n"
            + "{\"x\":\"" + new string('x', RequestLimits.MaxBodyBytes) + "\"}";
        var answer = (await customer.Post("/api/tasks/bulk?project=p", body)).Ok();
        Assert.Equal(2, answer["created"].GetInt32());
        Assert.Equal([2, 4], answer["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task The_last_line_allowed_is_stored_and_the_next_is_not()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var body = new StringBuilder();
        for (var i = 0; i < BatchLimits.MaxBulkTasks + 2; i++)
            body.Append("{\"attachment\":\"").Append(i).Append("\"}\n");
        var answer = (await customer.Post("/api/tasks/bulk?project=p", body.ToString())).Ok();
        Assert.Equal(BatchLimits.MaxBulkTasks, answer["created"].GetInt32());
        Assert.Equal([BatchLimits.MaxBulkTasks + 1, BatchLimits.MaxBulkTasks + 2], answer["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        Assert.Equal(BatchLimits.MaxBulkTasks, (await customer.Get("/v1/tasks?limit=1")).Ok()["total"].GetInt32());
    }

    [Fact]
    public async Task Errors_named_are_bounded_and_all_are_counted()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var answer = (await customer.Post("/api/tasks/bulk?project=p", string.Concat(Enumerable.Repeat("x\n", RequestLimits.MaxBulkErrors + 5)))).Ok();
        Assert.Equal(RequestLimits.MaxBulkErrors + 5, answer["failed"].GetInt32());
        Assert.Equal(RequestLimits.MaxBulkErrors, answer["errors"].GetArrayLength());
    }

    [Fact]
    public async Task Another_customers_batch_is_not_there()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        await one.Project("p");
        await one.Batch("p", "b");
        (await other.Post("/api/tasks/bulk?batch=b", JsonSerializer.Serialize(new { attachment = "a" }))).Failed(404);
        Assert.Equal(1, (await other.Post("/api/tasks/bulk", JsonSerializer.Serialize(new { attachment = "a", batch = "b" }))).Ok()["failed"].GetInt32());
    }
}
