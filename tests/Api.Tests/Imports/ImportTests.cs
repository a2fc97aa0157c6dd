using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Imports;
using Scheduler.Storage.Imports;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Api.Imports;

[Collection(ApiCollection.Name)]
public class ImportTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Lines_become_tasks_and_wrong_ones_are_named()
    {
        var customer = await Customer();
        var import = (await customer.Post("/api/import?project=p", "{\"attachment\":\"1\",\"unique_id\":\"u\"}\n\n{\"attachment\":\n[]\n{\"attachment\":\"2\",\"unique_id\":\"u\"}\n{\"attachment\":\"3\"}")).Ok();
        Assert.Equal(("completed", 5, 2, 3, 6), (import.String("state"), import["lines"].GetInt32(), import["created"].GetInt32(), import["failed"].GetInt32(), import["last_line"].GetInt32()));
        Assert.Equal([3, 4, 5], import["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        Assert.Equal(2, (await customer.Get("/v1/tasks?project=p")).Ok()["total"].GetInt32());
        Assert.Equal(import.Text, (await customer.Get($"/api/imports/{import.String("id")}")).Ok().Text);
        Assert.Equal(import["total_bytes"].GetInt64(), import["bytes"].GetInt64());
        (await (await host.NewCustomer()).Get($"/api/imports/{import.String("id")}")).Failed(404);
        Assert.Single((await customer.Get("/api/imports")).Ok()["docs"].EnumerateArray());
    }

    [Fact]
    public async Task A_file_with_returns_alone_for_line_breaks_is_read_and_one_without_any_line_is_no_success()
    {
        var customer = await Customer();
        var import = (await customer.Send(HttpMethod.Post, "/api/import?project=p", "attachment,instruction\rhttps://example.org/1.jpg,a\rhttps://example.org/2.jpg,b\r", "text/csv")).Ok();
        Assert.Equal((2, 2, 3), (import["lines"].GetInt32(), import["created"].GetInt32(), import["last_line"].GetInt32()));
        foreach (var (body, type) in new[] { ("attachment,instruction\r\n\r\n", "text/csv"), ("\n \r\n\n", "application/x-ndjson") })
            Assert.Contains("There is no task in what was sent", (await customer.Send(HttpMethod.Post, "/api/import?project=p", body, type)).Failed(400).String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_in_capitals_is_the_same_id()
    {
        var (customer, id) = (await Customer(), Guid.NewGuid().ToString("D").ToUpperInvariant());
        var import = (await customer.Post($"/api/import?project=p&id={id}", "{\"attachment\":\"1\"}")).Ok();
        Assert.Equal(id, import.String("id"), ignoreCase: true);
        foreach (var asked in new[] { id, id.ToLowerInvariant() })
            Assert.Equal(import.Text, (await customer.Get($"/api/imports/{asked}")).Ok().Text);
        Assert.Equal(import.Text, (await customer.Post($"/api/import?project=p&id={id.ToLowerInvariant()}", "{\"attachment\":\"1\"}")).Ok().Text);
        (await customer.Get("/api/imports/none")).Failed(404);
    }

    [Fact]
    public async Task Two_tenants_send_the_same_file_under_the_same_id_and_each_gets_tasks_of_its_own()
    {
        var (one, other, id) = (await Customer(), await Customer(), Guid.NewGuid().ToString("D"));
        await one.InTestMode.Project("p");
        Customer[] tenants = [one, other, one.InTestMode];
        const string body = "{\"attachment\":\"1\",\"unique_id\":\"u\"}\n{\"attachment\":\"2\"}";
        var imports = await Task.WhenAll(tenants.Select(t => t.Post($"/api/import?project=p&id={id}", body)));
        Assert.All(imports, i => Assert.Equal((2, 0), (i.Ok()["created"].GetInt32(), i["failed"].GetInt32())));
        var ids = new List<string>();
        foreach (var tenant in tenants)
            ids.AddRange((await tenant.Get("/v1/tasks")).Ok()["docs"].EnumerateArray().Select(t => t.GetProperty("task_id").GetString()!));
        Assert.Equal(6, ids.Distinct().Count());
    }

    [Fact]
    public async Task Columns_are_mapped_and_records_may_have_several_lines()
    {
        var customer = await Customer();
        const string csv = "\uFEFFURL,unique_id,metadata.zoo,note\r\nhttps://example.org/1.jpg,u1,\"Bern,\r\n\"\"Dälhölzli\"\"\",x\r\n\r\nhttps://example.org/2.jpg,u2,,\r\n3.jpg,u1,,\r\nno,\r\n\"4.jpg\",u4,,\"open\r\n";
        var import = (await customer.Send(HttpMethod.Post, "/api/import?project=p&map=URL:attachment&map=note:", csv, "text/csv")).Ok();
        Assert.Equal((2, 3), (import["created"].GetInt32(), import["failed"].GetInt32()));
        Assert.Equal([6, 7, 8], import["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        var task = (await customer.Get("/v1/tasks?unique_id=u1")).Ok()["docs"][0];
        Assert.Equal("Bern,\r\n\"Dälhölzli\"", task.GetProperty("metadata").GetProperty("zoo").GetString());
        Assert.Equal("""{"attachment":"https://example.org/1.jpg"}""", task.GetProperty("params").GetRawText());
    }

    [Fact]
    public async Task A_file_of_another_encoding_says_so_and_no_letter_is_lost()
    {
        var customer = await Customer();
        const string csv = "attachment;unique_id;metadata.zoo\r\nhttps://example.org/1.jpg;u{0};Dälhölzli – café\r\n";
        Task<Answer> Send(int i, string type, Func<string, byte[]> bytes) =>
            customer.Send(HttpMethod.Post, "/api/import?project=p", bytes(string.Format(CultureInfo.InvariantCulture, csv, i)), type);
        static byte[] Marked(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        (string Type, Func<string, byte[]> Bytes)[] files =
        [
            ("text/csv", t => Marked(Encoding.UTF8, t)),
            ("text/csv", t => Marked(Encoding.Unicode, t)),
            ("text/csv", t => Marked(Encoding.BigEndianUnicode, t)),
            ("text/csv; charset=windows-1252", western.GetBytes),
            ("text/csv; charset=\"ISO-8859-1\"", western.GetBytes),
            ("text/csv; charset=utf-16be", Encoding.BigEndianUnicode.GetBytes),
        ];
        foreach (var (i, (type, bytes)) in files.Index())
        {
            Assert.Equal(1, (await Send(i, type, bytes)).Ok()["created"].GetInt32());
            Assert.Equal("Dälhölzli – café", (await customer.Get($"/v1/tasks?unique_id=u{i}")).Ok()["docs"][0].GetProperty("metadata").GetProperty("zoo").GetString());
        }

        var unsaid = (await Send(9, "text/csv", western.GetBytes)).Ok();
        Assert.Contains("charset=windows-1252", unsaid["errors"][0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("Content-Type", (await Send(9, "text/csv; charset=koi8-r", western.GetBytes)).Failed(400)["problems"][0].GetProperty("path").GetString());
        (await Send(9, "text/csv", _ => [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x61, 0])).Failed(400);
    }

    [Fact]
    public async Task A_record_that_is_too_long_is_one_error_and_lines_are_counted_through_it()
    {
        var customer = await Customer();
        var csv = $"attachment,unique_id\n1,a\n\"{string.Concat(Enumerable.Repeat("long \"\"line\"\"\n", 2 * RequestLimits.MaxBodyBytes / 14))}\",b\n2,c,d\n3,e\n";
        var import = (await customer.Send(HttpMethod.Post, "/api/import?project=p", csv, "text/csv")).Ok();
        Assert.Equal((2, 2), (import["created"].GetInt32(), import["failed"].GetInt32()));
        Assert.Equal([3, csv.Count(c => c == '\n') - 1], import["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_dry_run_finds_what_is_wrong_and_stores_nothing()
    {
        var customer = await Customer();
        await customer.Task("p", unique_id: "taken");
        const string lines = "{\"attachment\":\"1\",\"unique_id\":\"a\"}\n{\"attachment\":\"2\",\"unique_id\":\"a\"}\n{\"attachment\":\"3\",\"unique_id\":\"taken\"}\n{}\n{\"type\":\"comparison\",\"attachments\":[\"a\"],\"choices\":[\"x\",\"y\"],\"project\":null}";
        var import = (await customer.Post("/api/import?dry_run=true&project=p", lines)).Ok();
        Assert.Equal((1, 4, true), (import["created"].GetInt32(), import["failed"].GetInt32(), import["dry_run"].GetBoolean()));
        Assert.Equal([2, 3, 4, 5], import["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        Assert.Equal(1, (await customer.Get("/v1/tasks")).Ok()["total"].GetInt32());

        Assert.Equal(1, (await customer.Post("/api/import?dry_run=true", "{\"type\":\"comparison\",\"attachments\":[\"a\"],\"choices\":[\"x\",\"y\"]}")).Ok()["created"].GetInt32());
        Assert.Single((await customer.Get("/v1/projects")).Ok().Json.EnumerateArray());
    }

    [Theory, InlineData("finalize"), InlineData("cancel")]
    public async Task A_dry_run_refuses_what_the_batch_would(string verb)
    {
        var customer = await Customer();
        await customer.Project("q", rapid: true);
        await customer.Batch("q", "b");
        Task<Answer> Send(bool dry) => customer.Post($"/api/import?batch=b&dry_run={dry}", "{\"attachment\":\"1\"}\n{\"attachment\":\"2\"}");
        Assert.Equal(2, (await Send(dry: true)).Ok()["created"].GetInt32());
        (await customer.Post(verb == "cancel" ? "/api/batches/b/cancel" : "/v1/batches/b/finalize")).Ok();
        var (rehearsed, real) = ((await Send(dry: true)).Ok(), (await Send(dry: false)).Ok());
        Assert.Equal((0, 2), (rehearsed["created"].GetInt32(), rehearsed["failed"].GetInt32()));
        Assert.Equal(real["errors"].GetRawText(), rehearsed["errors"].GetRawText());
    }

    [Theory]
    [InlineData("text/csv; charset=utf-8", "csv")]
    [InlineData("Application/CSV", "csv")]
    [InlineData("application/vnd.ms-excel", "csv")]
    [InlineData("text/tab-separated-values", "csv")]
    [InlineData("application/x-ndjson", "jsonl")]
    [InlineData("application/x-www-form-urlencoded", "jsonl")]
    [InlineData("", "jsonl")]
    [InlineData("application/pdf", null)]
    [InlineData("multipart/form-data; boundary=x", null)]
    public async Task The_content_type_says_what_the_file_is_and_an_unknown_one_is_refused(string type, string? format)
    {
        var customer = await Customer();
        var body = System.Text.Encoding.UTF8.GetBytes(format == "jsonl" ? "{\"attachment\":\"1\"}" : "attachment\tunique_id\n1\tu\n");
        var answer = await customer.Send(HttpMethod.Post, "/api/import?project=p", body, type);
        if (format is null)
            Assert.Contains("format=csv", answer.Failed(415).String("error"), StringComparison.Ordinal);
        else
            Assert.Equal((format, 1), (answer.Ok().String("format"), answer["created"].GetInt32()));
        if (format is null)
            Assert.Equal(1, (await customer.Send(HttpMethod.Post, "/api/import?project=p&format=csv", body, type)).Ok()["created"].GetInt32());
    }

    [Fact]
    public async Task Sent_again_it_makes_nothing_twice_and_goes_on_where_it_broke_off()
    {
        var customer = await Customer();
        var id = Guid.NewGuid().ToString("D");
        var body = string.Concat(Enumerable.Range(0, 2 * RequestLimits.BulkChunkTasks + 500).Select(i => $"{{\"attachment\":\"{i}\"{(i == 100 ? ",\"priority\":1000" : "")}}}\n"));

        // Declares all of it, sends more than one chunk, and breaks off.
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(host.Address.Host, host.Address.Port);
            var bytes = Encoding.ASCII.GetBytes(body);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/import?project=p&id={id} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: {Api.Customer.Basic(customer.LiveKey)}\r\nContent-Length: {bytes.Length}\r\n\r\n"));
            await client.GetStream().WriteAsync(bytes.AsMemory(0, bytes.Length * 9 / 10));
            await Until(customer, id, i => i["created"].GetInt32() > 0);
            (await customer.Post($"/api/import?project=p&id={id}", body)).Failed(409);
        }

        var broken = await Until(customer, id, i => i.String("state") == "interrupted");
        Assert.InRange(broken["created"].GetInt32(), 1, 2 * RequestLimits.BulkChunkTasks);
        (await customer.Post($"/api/import?id={id}", body)).Failed(409);
        var done = (await customer.Post($"/api/import?project=p&id={id}", body)).Ok();
        Assert.Equal(("completed", 2 * RequestLimits.BulkChunkTasks + 499, 1), (done.String("state"), done["created"].GetInt32(), done["failed"].GetInt32()));
        Assert.Equal(2 * RequestLimits.BulkChunkTasks + 499, (await customer.Get("/v1/tasks?limit=1")).Ok()["total"].GetInt32());
        Assert.Equal(done.Text, (await customer.Post($"/api/import?project=p&id={id}", "")).Ok().Text);
    }

    /// <summary>The task was stored, and the process ended before the import was told: its own unique id is not another's.</summary>
    [Fact]
    public async Task A_line_that_was_stored_and_not_told_of_is_good_when_it_is_sent_again()
    {
        var customer = await Customer();
        var (store, now, id) = (host.Services.GetRequiredService<IImportStore>(), DateTimeOffset.UtcNow.ToMillisecond(), Guid.NewGuid().ToString("D"));
        await store.Begin(new(id, customer.Tenant, new("jsonl", null, null, "{}", false), ImportProgress.None, null, now, now, null, null), "token", now, now);
        var other = (await customer.Post("/v1/task/categorization", new { attachment = "1", categories = new[] { "a" } })).Ok().String("task_id");
        var row = (await host.Services.GetRequiredService<ITaskReads>().Get(customer.Tenant, new(other)))!;
        await host.Services.GetRequiredService<IIntake>().Add([row with { Ref = row.Ref with { Id = ImportIds.Of(customer.Tenant, id, now, 1) }, UniqueId = "u" }]);

        var import = (await customer.Post("/api/import?id=" + id, """{"type":"categorization","attachment":"1","categories":["a"],"unique_id":"u"}""")).Ok();
        Assert.Equal((1, 0), (import["created"].GetInt32(), import["failed"].GetInt32()));
        Assert.Equal(2, (await customer.Get("/v1/tasks")).Ok()["total"].GetInt32());
    }

    [Fact]
    public async Task A_hundred_thousand_go_in_one_call_and_one_more_does_not()
    {
        var customer = await Customer();
        var body = string.Concat(Enumerable.Range(0, BatchLimits.MaxBulkTasks + 1).Select(i => $"{{\"attachment\":\"{i}\"}}\n"));
        var import = (await customer.Post("/api/import?project=p", body)).Ok();
        Assert.Equal((BatchLimits.MaxBulkTasks, 1), (import["created"].GetInt32(), import["failed"].GetInt32()));
        Assert.Equal(BatchLimits.MaxBulkTasks + 1, import["errors"][0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_imported_is_refused_before_anything_is_read()
    {
        var customer = await Customer();
        var wrong = (await customer.Post("/api/import?id=7&format=xml&map=x", "{}")).Failed(400);
        Assert.Equal(["id", "format", "map"], wrong["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
        (await customer.Post("/api/import?map=a:b", "{}")).Failed(400);
        (await customer.Post("/api/import?project=none", "{}")).Failed(404);
        Assert.Contains("no column", (await customer.Post("/api/import?format=csv&map=a:b", "x,y\n1,2")).Failed(400).String("error"), StringComparison.Ordinal);
        (await customer.Post("/api/import?format=csv", "a,\"b\n")).Failed(400);
        (await customer.Post("/api/import?format=csv", "")).Failed(400);
        (await customer.Post("/api/import?format=csv&project=p", "attachment\n")).Failed(400);
        (await customer.Send(HttpMethod.Post, "/api/import?format=csv&project=p", [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0], "text/csv")).Failed(400);
        Assert.Empty((await customer.Get("/api/imports")).Ok()["docs"].EnumerateArray());
    }

    private async Task<Customer> Customer()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        return customer;
    }

    private static async Task<Answer> Until(Customer customer, string id, Func<Answer, bool> holds)
    {
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            var import = await customer.Get($"/api/imports/{id}");
            if (import.Status == (int)HttpStatusCode.OK && holds(import))
                return import;
            Assert.True(clock.Elapsed < Patience, import.Text);
        }
    }
}
