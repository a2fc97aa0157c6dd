using System.Text.Json;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class LineTests(ApiHost host)
{
    [Fact]
    public async Task The_list_is_entered_at_any_row_from_any_mark_and_shows_what_walking_it_shows()
    {
        var (customer, walked) = await Stocked(23);
        var marks = new List<string> { "" };
        foreach (var position in new[] { 0, 10, 20, 22, 5, 15 })
            for (var m = marks.Count - 1; m >= 0; m--)
            {
                var lines = (await customer.Get($"/api/tasks?project=p&limit=5&position={position}&near={marks[m]}")).Ok();
                Assert.Equal(walked.Skip(position).Take(5), Ids(lines));
                Assert.Equal((position, 23), (lines["position"].GetInt32(), lines["total"].GetInt32()));
                if (m == 0)
                    marks.Add(lines.String("mark"));
            }

        var beyond = (await customer.Get("/api/tasks?project=p&position=23")).Ok();
        Assert.Equal((23, 23, false), (beyond["position"].GetInt32(), beyond["total"].GetInt32(), beyond.Has("mark")));
        Assert.Empty(Ids(beyond));
        Assert.Equal(0, (await customer.Get("/api/tasks?project=none&position=7")).Ok()["total"].GetInt32());
    }

    [Fact]
    public async Task A_task_and_a_time_say_where_they_stand()
    {
        var (customer, walked) = await Stocked(12);
        for (var i = 0; i < walked.Count; i += 4)
        {
            var lines = (await customer.Get($"/api/tasks?limit=2&task={walked[i]}")).Ok();
            Assert.Equal(i, lines["position"].GetInt32());
            Assert.Equal(walked.Skip(i).Take(2), Ids(lines));
        }

        var created = (await customer.Get("/v1/tasks")).Ok()["docs"].EnumerateArray().Select(d => d.GetProperty("created_at").GetString()!).ToArray();
        var at = (await customer.Get($"/api/tasks?limit=1&time={Uri.EscapeDataString(created[^1])}")).Ok();
        Assert.Equal(Array.IndexOf(created, created[^1]), at["position"].GetInt32());
        Assert.Equal(0, (await customer.Get("/api/tasks?time=2100-01-01")).Ok()["position"].GetInt32());
        Assert.Equal(12, (await customer.Get("/api/tasks?time=2020-01-01")).Ok()["position"].GetInt32());

        (await customer.Get("/api/tasks?task=none")).Failed(404);
        (await (await host.NewCustomer()).Get($"/api/tasks?task={walked[0]}")).Failed(404);
        Assert.Contains("filters", (await customer.Get($"/api/tasks?status=completed&task={walked[0]}")).Failed(404).String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_has_what_a_list_shows_and_nothing_that_may_be_long()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "1", unique_id = "u", tags = new[] { "red" }, metadata = new { long_text = "x" } })).Ok();
        var task = (await customer.Get("/v1/tasks")).Ok()["docs"][0];
        var line = (await customer.Get("/api/tasks")).Ok()["docs"][0];
        Assert.Equal(["task_id", "type", "status", "project", "batch", "unique_id", "tags", "created_at"], line.EnumerateObject().Select(p => p.Name));
        foreach (var field in line.EnumerateObject())
            Assert.Equal(task.GetProperty(field.Name).GetRawText(), field.Value.GetRawText());
    }

    [Fact]
    public async Task What_says_two_places_or_none_is_refused()
    {
        var customer = await host.NewCustomer();
        (await customer.Get("/api/tasks?position=1&task=x")).Failed(400);
        (await customer.Get("/api/tasks?position=-1")).Failed(400);
        (await customer.Get("/api/tasks?near=x")).Failed(400);
        (await customer.Get("/api/tasks?near=eyJwb3NpdGlvbiI6LTF9")).Failed(400);
    }

    private async Task<(Customer Customer, IReadOnlyList<string> Walked)> Stocked(int tasks)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        (await customer.Post("/api/tasks/bulk?project=p", string.Join('\n', Enumerable.Range(0, tasks - 2).Select(i => JsonSerializer.Serialize(new { attachment = $"a{i}" }))))).Ok();
        await customer.Task("p");
        await customer.Task("p");
        return (customer, Ids((await customer.Get("/v1/tasks")).Ok()));
    }

    private static List<string> Ids(Answer answer) => [.. answer["docs"].EnumerateArray().Select(d => d.GetProperty("task_id").GetString()!)];
}
