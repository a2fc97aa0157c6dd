using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Storage.Projects;

namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class ScheduleTests(ApiHost host)
{
    [Fact]
    public async Task A_schedule_is_set_read_and_removed()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Equal("null", (await customer.Get("/api/projects/p/schedule")).Ok().Text);
        (await customer.Get("/api/projects/q/schedule")).Failed(404);
        var start = DateTimeOffset.UtcNow.AddDays(-1).ToMillisecond();
        var set = (await customer.Put("/api/projects/p/schedule", new { starts_at = start, period_days = 14, submit_lead_hours = 24, weekly_volume = 700 })).Ok();
        var periods = set["periods"].EnumerateArray().ToArray();
        Assert.Equal(4, periods.Length);
        Assert.Equal((start, start.AddDays(13), start.AddDays(14), 1_400),
            (periods[0].GetProperty("from").GetDateTimeOffset(), periods[0].GetProperty("submit_by").GetDateTimeOffset(), periods[0].GetProperty("to").GetDateTimeOffset(), periods[0].GetProperty("expected_tasks").GetInt32()));
        Assert.Equal(start.AddDays(14), set["due_if_submitted_now"].GetDateTimeOffset());

        // A batch without a due time is due with the period that it still makes.
        Assert.Equal(start.AddDays(14), (await customer.Post("/v1/batches", new { project = "p", name = "b" })).Ok()["due_at"].GetDateTimeOffset());
        (await customer.Post("/v2/batch", new { project_name = "p", name = "b2" })).Ok();
        Assert.Equal(start.AddDays(14), (await customer.Get("/api/batches/b2")).Ok()["due_at"].GetDateTimeOffset());
        await customer.Task("p");
        Assert.Equal(1, (await customer.Get("/api/projects/p/schedule")).Ok()["submitted_this_period"].GetInt32());
        (await customer.Delete("/api/projects/p/schedule")).Ok();
        (await customer.Delete("/api/projects/p/schedule")).Failed(404);
        Assert.False((await customer.Post("/v1/batches", new { project = "p", name = "c" })).Ok().Has("due_at"));
    }

    [Fact]
    public async Task Everything_wrong_with_a_schedule_is_told_at_once()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", rapid: true);
        var answer = (await customer.Put("/api/projects/p/schedule", new { starts_at = "soon", period_days = 0, submit_lead_hours = 25, weekly_volume = "many", callback = "nowhere" })).Failed(400);
        Assert.Equal(["", "callback", "period_days", "starts_at", "submit_lead_hours", "weekly_volume"],
            answer["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!).Order(StringComparer.Ordinal));
        (await customer.Put("/api/projects/none/schedule", new { })).Failed(404);
    }

    [Fact]
    public async Task Deliveries_are_listed_and_their_tasks_read()
    {
        // In the test mode tasks are complete as they are made.
        var customer = (await host.NewCustomer()).InTestMode;
        var tenant = customer.Tenant with { Mode = Mode.Test };
        await customer.Project("p");
        var start = DateTimeOffset.UtcNow.AddMinutes(-1).ToMillisecond();
        (await customer.Put("/api/projects/p/schedule", new { starts_at = start, period_days = 1 })).Ok();
        for (var i = 0; i < 3; i++)
            await customer.Task("p", $"https://example.org/{i}.jpg");
        var store = host.Services.GetRequiredService<IDeliveries>();
        var project = (await host.Services.GetRequiredService<IProjectStore>().Find(tenant, "p"))!;
        var closed = (await store.Close((await store.Schedule(tenant, project.Id))!, new(project.Id.Value + "d"), start.AddDays(1)))!;

        var listed = (await customer.Get("/api/projects/p/deliveries")).Ok().Json[0];
        Assert.Equal(("delivery-1", 1, 3, "p"), (listed.GetProperty("name").GetString(), listed.GetProperty("number").GetInt32(), listed.GetProperty("task_count").GetInt32(), listed.GetProperty("project").GetString()));
        var v2 = Assert.Single((await customer.Get("/v2/deliveries?project_name=p&expand=project")).Ok()["deliveries"].EnumerateArray());
        Assert.Equal((closed.Id.Value, "p"), (v2.GetProperty("id").GetString(), v2.GetProperty("project").GetProperty("name").GetString()));
        Assert.Empty((await customer.Get("/v2/deliveries?delivered_before=2020-01-01")).Ok()["deliveries"].EnumerateArray());
        var page = (await customer.Get("/v2/delivery?delivery_name=delivery-1&project_name=p&limit=2")).Ok();
        Assert.Equal((closed.Id.Value, 2), (page.String("delivery"), page["tasks"].GetArrayLength()));
        var rest = (await customer.Get($"/v2/delivery?delivery_id={closed.Id}&expand=delivery&next_token={page.String("next_token")}")).Ok();
        Assert.Equal((3, 1), (rest["delivery"].GetProperty("task_count").GetInt32(), rest["tasks"].GetArrayLength()));
        var tasks = (await customer.Get($"/v2/delivery/tasks?delivery_id={closed.Id}")).Ok();
        Assert.Equal((3, 3), (tasks["total"].GetInt32(), tasks["docs"].GetArrayLength()));
        foreach (var (filter, count) in new[] { ("status=completed", 3), ("status=pending", 0), ("status=deleted", 0), ("completed_before=2020-01-01", 0) })
            Assert.Equal(count, (await customer.Get($"/v2/delivery/tasks?delivery_id={closed.Id}&limit=1&{filter}")).Ok()["total"].GetInt32());
        Assert.All(tasks["docs"].EnumerateArray(), t => Assert.True(t.TryGetProperty("response", out _)));
        (await customer.Get("/v2/delivery?delivery_id=none")).Failed(404);

        // All of it in a file of its own, which stays.
        var named = (await customer.Get("/api/projects/p/deliveries")).Ok().Json[0].GetProperty("export");
        var export = (await customer.Get(named.GetProperty("url").GetString()!)).Ok();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (export.String("state") != "completed")
        {
            await Task.Delay(20, patience.Token);
            export = (await customer.Get(named.GetProperty("url").GetString()!)).Ok();
        }

        Assert.Equal((closed.Id.Value, "jsonl", 3, false), (export.String("delivery_id"), export.String("format"), export["tasks"].GetInt32(), export.Has("expires_at")));
        using var http = new HttpClient();
        var file = await http.GetByteArrayAsync(new Uri(export.String("url")));
        Assert.Equal(export.String("sha256"), Convert.ToHexStringLower(SHA256.HashData(file)));
        Assert.Equal(tasks["docs"].EnumerateArray().Select(t => t.GetProperty("task_id").GetString()).Order(),
            Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("task_id").GetString()).Order());
        (await customer.Delete("/api/exports/" + export.String("id"))).Failed(400);
        var shown = (await customer.Get("/api/projects/p/deliveries")).Ok().Json[0].GetProperty("export");
        Assert.Equal(("completed", export.String("sha256")), (shown.GetProperty("state").GetString(), shown.GetProperty("sha256").GetString()));
        Assert.Equal(3, (await customer.Get($"/v1/tasks?delivery_id={closed.Id}")).Ok()["total"].GetInt32());
        (await customer.Get("/v2/delivery")).Failed(404);
        (await (await host.NewCustomer()).Get($"/v2/delivery?delivery_id={closed.Id}")).Failed(404);
    }
}
