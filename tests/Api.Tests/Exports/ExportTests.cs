using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Scheduler.Tests.Api.Exports;

[Collection(ApiCollection.Name)]
public class ExportTests(ApiHost host)
{
    private static readonly HttpClient Http = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory, InlineData("jsonl"), InlineData("csv"), InlineData("coco"), InlineData("yolo"), InlineData("voc"), InlineData("geojson")]
    public async Task Every_format_is_written_in_the_background_and_streamed_the_same(string format)
    {
        var customer = await Pictures(5);
        var made = (await customer.Post("/api/exports", new { format, filter = new { project = "pictures", status = "completed" } })).Ok();
        var export = await Finished(customer, made.String("id"));
        Assert.Equal((5, 5), (export["tasks"].GetInt32(), export["total"].GetInt32()));
        var file = await Http.GetByteArrayAsync(new Uri(export.String("url")));
        Assert.Equal(export["size"].GetInt64(), file.Length);
        Assert.Equal(export.String("sha256"), Convert.ToHexStringLower(SHA256.HashData(file)));
        if (format is "yolo" or "voc")
            Assert.True(new ZipArchive(new MemoryStream(file)).Entries.Count >= 5);

        var stream = await customer.Get($"/api/exports/stream?format={format}&project=pictures&status=completed");
        Assert.Equal(200, stream.Status);
        Assert.Equal(file, await stream.Response.Content.ReadAsByteArrayAsync());
        Assert.Contains("attachment", stream.Response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_the_task_as_the_api_shows_it()
    {
        var customer = await Pictures(3);
        var lines = (await customer.Get("/api/exports/stream?format=jsonl")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        foreach (var line in lines)
            Assert.Equal((await customer.Get("/v1/task/" + JsonDocument.Parse(line).RootElement.GetProperty("task_id").GetString())).Ok().Text, line);
    }

    [Fact]
    public async Task The_past_is_exported_as_it_was()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var first = await customer.Task("p");
        var moment = first.String("created_at");
        (await customer.Post($"/v1/task/{first.String("task_id")}/cancel")).Ok();
        await customer.Task("p");

        var now = (await customer.Get("/api/exports/stream?format=jsonl&project=p")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["canceled", "pending"], now.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("status").GetString()));
        var then = (await customer.Get($"/api/exports/stream?format=jsonl&project=p&as_of={moment}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("pending", JsonDocument.Parse(Assert.Single(then)).RootElement.GetProperty("status").GetString());
        Assert.Equal("", (await customer.Get("/api/exports/stream?format=jsonl&project=p&as_of=2020-01-01")).Text);
    }

    [Fact]
    public async Task The_file_is_served_in_ranges_and_only_by_its_link()
    {
        var customer = await Pictures(4);
        var export = await Finished(customer, (await customer.Post("/api/exports", new { format = "jsonl" })).Ok().String("id"));
        var (url, whole) = (export.String("url"), await Http.GetByteArrayAsync(new Uri(export.String("url"))));
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new(10, 29);
        request.Headers.IfRange = new(new EntityTagHeaderValue($"\"{export.String("sha256")}\""));
        using var part = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[10..30], await part.Content.ReadAsByteArrayAsync());

        using var asked = new HttpRequestMessage(HttpMethod.Head, url);
        using var head = await Http.SendAsync(asked);
        Assert.Equal((HttpStatusCode.OK, (long?)whole.Length, part.Headers.ETag, part.Content.Headers.ContentDisposition!.ToString()),
            (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.ETag, head.Content.Headers.ContentDisposition!.ToString()));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Http.GetAsync(new Uri(url + "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Http.GetAsync(new Uri(host.Address, $"/files/exports/{export.String("id")}"))).StatusCode);
        (await customer.Delete($"/api/exports/{export.String("id")}")).Ok();
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(new Uri(url))).StatusCode);
        (await customer.Get($"/api/exports/{export.String("id")}")).Failed(404);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused_with_all_that_is_wrong()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var wrong = (await customer.Post("/api/exports", new { format = "xls", as_of = "2999-01-01", filter = new { projekt = "p", status = "done", tags = 7 } })).Failed(400);
        Assert.Equal(["format", "as_of", "filter.projekt", "filter.tags", "filter.status"], wrong["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
        (await customer.Post("/api/exports", new { })).Failed(400);
        (await customer.Post("/api/exports", new { format = "jsonl", filter = "p" })).Failed(400);
        (await customer.Post("/api/exports", new { format = "jsonl", filter = new { project = "none" } })).Failed(404);
        Assert.Contains("jsonl", (await customer.Post("/api/exports", new { format = "coco", filter = new { project = "p" } })).Failed(400).String("error"), StringComparison.Ordinal);
        (await customer.Get("/api/exports/stream?format=coco&type=categorization")).Failed(400);
        (await customer.Get("/api/exports/stream")).Failed(400);
        var misspelt = (await customer.Get("/api/exports/stream?format=jsonl&start_tme=1&projekt")).Failed(400);
        Assert.Equal(["start_tme", "projekt"], misspelt["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
        Assert.StartsWith("There is no filter \"start_tme\".", misspelt.String("error"), StringComparison.Ordinal);
        (await customer.Get("/api/exports?next_token=x")).Failed(400);
    }

    [Fact]
    public async Task Nobody_elses_export_is_there_and_the_list_shows_ones_own_newest_first()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Insert(0, (await one.Post("/api/exports", new { format = "csv" })).Ok().String("id"));
        (await other.Get($"/api/exports/{ids[0]}")).Failed(404);
        (await other.Delete($"/api/exports/{ids[0]}")).Failed(404);
        (await one.InTestMode.Get($"/api/exports/{ids[0]}")).Failed(404);
        Assert.Empty((await other.Get("/api/exports")).Ok()["docs"].EnumerateArray());
        var page = (await one.Get("/api/exports?limit=2")).Ok();
        var rest = (await one.Get($"/api/exports?limit=2&next_token={page.String("next_token")}")).Ok();
        Assert.Equal(ids.Order(), page["docs"].EnumerateArray().Concat(rest["docs"].EnumerateArray()).Select(e => e.GetProperty("id").GetString()).Order());
        Assert.False(rest["has_more"].GetBoolean());
    }

    /// <summary>A customer in the test mode with so many answered pictures.</summary>
    private async Task<Customer> Pictures(int count)
    {
        var customer = (await host.NewCustomer()).InTestMode;
        (await customer.Post("/v1/projects", new
        {
            name = "pictures",
            type = "imageannotation",
            @params = new { geometries = new { box = new { objects_to_annotate = Scenes.Categories }, polygon = new { objects_to_annotate = Scenes.Categories } } },
        })).Ok();
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
            lines.Append(JsonSerializer.Serialize(new { attachment = $"https://example.org/{i}.jpg", metadata = new { width = 1000, height = 1000 } })).Append('\n');
        Assert.Equal(count, (await customer.Post("/api/tasks/bulk?project=pictures", lines.ToString())).Ok()["created"].GetInt32());
        return customer;
    }

    private static async Task<Answer> Finished(Customer customer, string id)
    {
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); ; await Task.Delay(50))
            if ((await customer.Get($"/api/exports/{id}")).Ok() is var export && export.String("state") is "completed" or "failed")
            {
                Assert.Equal("completed", export.String("state"));
                return export;
            }
            else
                Assert.True(clock.Elapsed < Patience, export.Text);
    }
}
