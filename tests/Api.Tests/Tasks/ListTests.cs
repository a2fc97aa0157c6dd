using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Api.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class ListTests(ApiHost host)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Walking_by_token_or_offset_shows_every_task_once_in_one_order(int limit)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");

        // One bulk request: many tasks share a millisecond, where only the id tells them apart.
        var lines = string.Join('\n', Enumerable.Range(0, 12).Select(i => JsonSerializer.Serialize(new { attachment = $"a{i}" })));
        (await customer.Post("/api/tasks/bulk?project=p", lines)).Ok();
        await customer.Task("p");

        var all = Ids((await customer.Get("/v1/tasks")).Ok());
        Assert.Equal(13, all.Distinct().Count());
        var byToken = new List<string>();
        for (var token = ""; ;)
        {
            var page = (await customer.Get($"/v1/tasks?limit={limit}&next_token={token}")).Ok();
            Assert.Equal(13, page["total"].GetInt32());
            Assert.Equal(limit, page["limit"].GetInt32());
            Assert.Equal(0, page["offset"].GetInt32());
            byToken.AddRange(Ids(page));
            Assert.Equal(page["has_more"].GetBoolean(), page.Has("next_token"));
            if (!page["has_more"].GetBoolean())
                break;
            token = Uri.EscapeDataString(page.String("next_token"));
        }

        var byOffset = new List<string>();
        for (var more = true; more;)
        {
            var page = (await customer.Get($"/v1/tasks?limit={limit}&offset={byOffset.Count}")).Ok();
            Assert.Equal(byOffset.Count, page["offset"].GetInt32());
            byOffset.AddRange(Ids(page));
            more = page["has_more"].GetBoolean();
        }

        Assert.Equal(all, byToken);
        Assert.Equal(all, byOffset);
    }

    /// <summary>A hundred of the largest tasks are some hundred megabytes, and twenty who read them slowly were more than a host has.</summary>
    [Theory]
    [InlineData(30, true)]
    [InlineData(24, false)]
    [InlineData(23, true)]
    [InlineData(10, true)]
    [InlineData(1, true)]
    public async Task A_page_of_large_tasks_is_read_in_parts_and_is_the_same_page(int limit, bool odd)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = new List<string>();
        for (var i = 0; i < 24; i++)
            made.Insert(0, (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", filling = new string('x', odd && i % 2 == 1 ? 1 : 600_000) })).Ok().String("task_id"));
        var page = new ListPage(host.Services.GetRequiredService<ITaskReads>(), new(customer.Tenant), null, limit);
        var parts = await page.Parts(default).ToListAsync();
        Assert.Equal(made.Take(limit), parts.SelectMany(rows => rows).Select(r => r.Ref.Id.Value));
        Assert.Equal(limit < 24 ? made[limit - 1] : null, page.End?.Ref.Id.Value);
        Assert.All(parts, rows => Assert.InRange(rows.Count, 1, 10));

        var read = (await customer.Get($"/v1/tasks?limit={limit}")).Ok();
        Assert.Equal(made.Take(limit), Ids(read));
        Assert.Equal((24, limit < 24), (read["total"].GetInt32(), read["has_more"].GetBoolean()));
        Assert.Equal(made.Take(limit), (await customer.Get($"/v2/tasks?limit={limit}")).Ok()["tasks"].EnumerateArray().Select(t => t.GetProperty("task_id").GetString()));
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_names()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Project("q");
        await customer.Batch("q", "b");
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "1", unique_id = "u1", tags = new[] { "red", "blue" } })).Ok();
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "2", unique_id = "u2", tags = new[] { "green" } })).Ok();
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "3" })).Ok();
        (await customer.Post("/v1/task/transcription", new { attachment = "4", fields = new { a = "b" } })).Ok();
        foreach (var (query, expected) in new (string, string[])[]
        {
            ("", ["4", "3", "2", "1"]),
            ("project=p", ["2", "1"]),
            ("project=q", ["3"]),
            ("project=none", []),
            ("batch=b", ["3"]),
            ("batch=none", []),
            ("project=p&batch=b", []),
            ("type=categorization", ["3", "2", "1"]),
            ("type=knitting", []),
            ("unique_id=u1&unique_id=u2", ["2", "1"]),
            ("unique_id=none", []),
            ("tags=green&tags=blue", ["2", "1"]),
            ("tags=yellow", []),
            ("status=pending&limit=2", ["4", "3"]),
            ("status=completed", []),
            ("start_time=2020-01-01&end_time=2100-01-01T00:00:00.000000", ["4", "3", "2", "1"]),
            ("end_time=2020-01-01", []),
            ("updated_after=2100-01-01", []),
            ("completed_before=2100-01-01", []),
            ("include_attachment_url=True&limited_response=false", ["4", "3", "2", "1"]),
        })
        {
            var page = (await customer.Get("/v1/tasks?" + query)).Ok();
            Assert.Equal((query, string.Join(' ', expected)), (query, string.Join(' ', page["docs"].EnumerateArray().Select(t => t.GetProperty("params").GetProperty("attachment").GetString()))));
        }
    }

    private static IEnumerable<string> Ids(Answer page) => [.. page["docs"].EnumerateArray().Select(t => t.GetProperty("task_id").GetString()!)];
}
