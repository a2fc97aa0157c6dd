using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Api.Files;
using Scheduler.Domain.Files;
using Scheduler.Storage.Files;

namespace Scheduler.Tests.Api.Files;

[Collection(ApiCollection.Name)]
public class FileTests(ApiHost host)
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("0123456789");

    [Fact]
    public async Task An_upload_comes_back_byte_for_byte_by_its_link_and_in_ranges()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var file = (await Upload(customer, ("project_name", "p"), ("reference_id", "r"), ("display_name", "A file"), ("metadata", """{"n":1.0}"""))).Ok();
        Assert.Equal((10, "image/png", "A file", "ready"), (file["size"].GetInt32(), file.String("mime_type"), file.String("display_name"), file.String("status")));
        Assert.Equal($"scaledata://{customer.Tenant.Organization}/{file.String("id")}", file.String("attachment_url"));
        Assert.Equal("""["p"]""", file["project_names"].GetRawText());
        Assert.Equal("""{"n":1.0}""", file["metadata"].GetRawText());

        using var http = new HttpClient();
        using var whole = await http.GetAsync(file.String("url"));
        Assert.Equal(Bytes, await whole.Content.ReadAsByteArrayAsync());
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());
        using var request = new HttpRequestMessage(HttpMethod.Get, file.String("url")) { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using var part = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Head_of_a_link_says_what_get_would_without_the_bytes()
    {
        var customer = await host.NewCustomer();
        var url = (await Upload(customer)).Ok().String("url");
        using var http = new HttpClient();
        using var whole = await http.GetAsync(url);
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        using var head = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, 10L), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(Words(whole), Words(head));
        using var touched = new HttpRequestMessage(HttpMethod.Head, url[..^3] + "abc");
        using var refused = await http.SendAsync(touched);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        static IEnumerable<string> Words(HttpResponseMessage reply) =>
            reply.Headers.Concat(reply.Content.Headers).Where(h => h.Key is not ("Date" or "Transfer-Encoding")).Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_touched_or_is_too_old_opens_nothing()
    {
        var customer = await host.NewCustomer();
        var url = (await Upload(customer)).Ok().String("url");
        using var http = new HttpClient();
        foreach (var wrong in new[] { url[..^3] + "abc", url.Split('?')[0], url.Replace("expires=", "expires=9", StringComparison.Ordinal), url + "x", url.Replace("/files/", "/files/0", StringComparison.Ordinal) })
            (await Answer.Of(await http.GetAsync(wrong))).Failed(401);
        Assert.False(await host.Services.GetRequiredService<LinkSigner>().IsValid("/files/x", "1", "AAAA", default));
    }

    [Fact]
    public async Task A_reference_id_is_used_once()
    {
        var customer = await host.NewCustomer();
        (await Upload(customer, ("reference_id", "r"))).Ok();
        (await Upload(customer, ("reference_id", "r"))).Failed(409);
        (await Upload(await host.NewCustomer(), ("reference_id", "r"))).Ok();
        (await Upload(customer.InTestMode, ("reference_id", "r"))).Ok();
    }

    /// <summary>As everywhere else where something is made. A file under a misspelt name would be found by nobody.</summary>
    [Fact]
    public async Task A_file_for_a_project_that_is_not_there_is_refused_and_leaves_nothing()
    {
        var (customer, other) = (await host.NewCustomer(), await host.NewCustomer());
        await other.Project("p");
        Assert.Equal("Project with that name not found.", (await Upload(customer, ("project_name", "p"), ("reference_id", "r"))).Failed(404).String("error"));
        (await customer.Post("/v1/files/import", new { file_url = "http://127.0.0.1:9/1.jpg", project_name = "p", reference_id = "r" })).Failed(404);
        Assert.Empty((await customer.Get("/v1/files")).Ok()["docs"].EnumerateArray());
        await customer.Project("p");
        (await Upload(customer, ("project_name", "p"), ("reference_id", "r"))).Ok();
        (await Upload(customer, ("project_name", ""))).Ok();
    }

    [Fact]
    public async Task The_bytes_of_an_upload_that_is_refused_go()
    {
        var customer = await host.NewCustomer();
        (await Upload(customer, ("reference_id", "r"))).Ok();
        var before = Stored();
        (await Upload(customer, ("reference_id", "r"))).Failed(409);
        (await Upload(customer, ("project_name", "none"))).Failed(404);
        (await Upload(customer, ("metadata", "{"))).Failed(400);
        Assert.Equal(before, Stored());

        int Stored() => new DirectoryInfo(host.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Count(f => f.Length == Bytes.Length && File.ReadAllBytes(f.FullName).SequenceEqual(Bytes));
    }

    [Fact]
    public async Task What_is_no_upload_is_refused()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/files/upload", new { })).Failed(415);
        (await customer.Post("/v1/files/upload")).Failed(415);
        (await Upload(customer, ("metadata", "[1]"))).Failed(400);
        (await Upload(customer, ("metadata", "{"))).Failed(400);
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "display_name" } };
        (await Send(customer, empty)).Failed(400);
        using var two = new MultipartFormDataContent { { new ByteArrayContent(Bytes), "file", "1.png" }, { new ByteArrayContent(Bytes), "file", "2.png" } };
        Assert.Contains("several", (await Send(customer, two)).Failed(400).String("error"), StringComparison.Ordinal);
        Assert.Equal(0, (await customer.Get("/v1/files")).Ok()["docs"].GetArrayLength());
        (await customer.Send(HttpMethod.Post, "/v1/files/upload", "no parts", "multipart/form-data; boundary=x")).Failed(400);
    }

    [Fact]
    public async Task A_file_over_the_bound_is_refused_and_leaves_nothing()
    {
        var content = host.Services.GetRequiredService<IFileContent>();
        var id = Guid.NewGuid().ToString("D");
        Assert.Null(await content.Put(id, new MemoryStream(Bytes), 9));
        Assert.Null(content.Open(id));
        Assert.Equal(10, await content.Put(id, new MemoryStream(Bytes), 10));
        await content.Open(id)!.DisposeAsync();
        Assert.Throws<ArgumentException>(() => content.Open("../records.db"));
    }

    [Fact]
    public async Task An_upload_over_the_bound_is_a_413_before_it_is_read()
    {
        var customer = await host.NewCustomer();
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/files/upload HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: {Customer.Basic(customer.LiveKey)}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            + $"Content-Length: {FileLimits.MaxBytes * 2}\r\nConnection: close\r\n\r\n"));
        var reply = await new StreamReader(socket.GetStream()).ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 413", reply, StringComparison.Ordinal);
        Assert.Contains("\"status_code\":413", reply, StringComparison.Ordinal);
        Assert.Contains("at most 80 MiB", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_no_file()
    {
        var customer = await host.NewCustomer();
        const string body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"1.jpg\"\r\n\r\n\r\n--x--\r\n";
        Assert.Contains("empty", (await customer.Send(HttpMethod.Post, "/v1/files/upload", body, "multipart/form-data; boundary=x")).Failed(400).String("error"), StringComparison.Ordinal);
        Assert.Empty((await customer.Get("/v1/files")).Ok()["docs"].EnumerateArray());
    }

    [Theory]
    [InlineData("project", "p", "q")]
    [InlineData("metadata", "%7B%22n%22%3A1.0%7D", "%7B%22n%22%3A1%7D")]
    [InlineData("limit", "1", null)]
    [InlineData("next_token", "", "0_00000000-0000-0000-0000-000000000000")]
    public async Task Each_filter_lets_through_what_it_names(string name, string hit, string? miss)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var id = (await Upload(customer, ("project_name", "p"), ("metadata", """{"n":1.0}"""))).Ok().String("id");
        Assert.Equal(id, Assert.Single((await customer.Get($"/v1/files?{name}={hit}")).Ok()["docs"].EnumerateArray()).GetProperty("id").GetString());
        if (miss is not null)
            Assert.Empty((await customer.Get($"/v1/files?{name}={miss}")).Ok()["docs"].EnumerateArray());
    }

    [Fact]
    public async Task An_import_answers_at_once_and_says_later_what_became_of_it()
    {
        var customer = await host.NewCustomer();
        var file = (await customer.Post("/v1/files/import", new { file_url = "http://169.254.169.254/1.jpg", reference_id = "r" })).Ok();
        Assert.True(file.Has("attachment_url"));
        var path = "/v1/files/" + file.String("id");
        for (var deadline = DateTime.UtcNow.AddSeconds(20); (await customer.Get(path)).Ok().String("status") == "importing";)
            Assert.True(DateTime.UtcNow < deadline);
        var ended = (await customer.Get(path)).Ok();
        Assert.Equal(("failed", "The address of the source is not allowed."), (ended.String("status"), ended.String("error")));
        (await customer.Post("/v1/files/import", new { file_url = "ftp://x/y" })).Failed(400);
        (await customer.Post("/v1/files/import")).Failed(400);
        (await customer.Post("/v1/files/import", new { file_url = "http://169.254.169.254/1.jpg", reference_id = "r" })).Failed(409);
    }

    [Fact]
    public async Task Files_are_listed_newest_first_in_pages()
    {
        var customer = await host.NewCustomer();
        foreach (var project in new[] { "p", "q" })
            await customer.Project(project);
        var made = new List<string>();
        for (var i = 0; i < 3; i++)
            made.Add((await Upload(customer, ("project_name", i == 0 ? "p" : "q"))).Ok().String("id"));
        var first = (await customer.Get("/v1/files?limit=2")).Ok();
        Assert.True(first["has_more"].GetBoolean());
        var second = (await customer.Get("/v1/files?limit=2&next_token=" + first.String("next_token"))).Ok();
        Assert.Equal(made.Order(), first["docs"].EnumerateArray().Concat(second["docs"].EnumerateArray()).Select(f => f.GetProperty("id").GetString()).Order());
        Assert.Equal(1, (await customer.Get("/v1/files?project=p")).Ok()["docs"].GetArrayLength());
        (await customer.Get("/v1/files?next_token=x")).Failed(400);
        Assert.Equal(0, (await (await host.NewCustomer()).Get("/v1/files")).Ok()["docs"].GetArrayLength());
        (await (await host.NewCustomer()).Get("/v1/files/" + made[0])).Failed(404);
    }

    private async Task<Answer> Upload(Customer customer, params (string Name, string Value)[] fields)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            body.Add(new StringContent(value), name);
        body.Add(new ByteArrayContent(Bytes), "file", "1.png");
        return await Send(customer, body);
    }

    private async Task<Answer> Send(Customer customer, MultipartFormDataContent body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/v1/files/upload")) { Content = body };
        request.Headers.Authorization = Customer.Basic(customer.LiveKey);
        return await Answer.Of(await http.SendAsync(request));
    }
}
