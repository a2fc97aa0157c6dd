using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Attachments;

/// <summary>What a browser gets of a task's attachments: from this server, by signed links.</summary>
[Collection(ApiCollection.Name)]
public sealed class ProxyTests(ApiHost host) : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private Shelf _shelf = null!;

    public async Task InitializeAsync() => _shelf = await Shelf.Open();

    public async Task DisposeAsync() => await _shelf.DisposeAsync();

    [Fact]
    public async Task A_link_passes_the_bytes_on_whole_and_in_ranges()
    {
        var link = await LinkTo(_shelf.Put("/video.mp4", "0123456789", "video/mp4"));
        using var whole = await Http.GetAsync(link);
        Assert.Equal(("0123456789", "video/mp4"), (await whole.Content.ReadAsStringAsync(), whole.Content.Headers.ContentType!.ToString()));
        Assert.Equal("bytes", Assert.Single(whole.Headers.AcceptRanges));

        using var part = await Get(link, r => r.Headers.Range = new RangeHeaderValue(2, 4));
        Assert.Equal((HttpStatusCode.PartialContent, "234", "bytes 2-4/10"), (part.StatusCode, await part.Content.ReadAsStringAsync(), part.Content.Headers.ContentRange!.ToString()));
        using var past = await Get(link, r => r.Headers.Range = new RangeHeaderValue(20, 30));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, past.StatusCode);
        using var head = await Get(link, r => r.Method = HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, 10L), (head.StatusCode, head.Content.Headers.ContentLength!.Value));
    }

    [Theory]
    [InlineData("text/html", "text/plain; charset=utf-8")]
    [InlineData("application/xhtml+xml", "text/plain; charset=utf-8")]
    [InlineData("text/javascript", "text/plain; charset=utf-8")]
    [InlineData("image/svg+xml", "image/svg+xml")]
    [InlineData("application/x-anything", "application/octet-stream")]
    public async Task Nothing_runs_in_the_name_of_this_server(string said, string served)
    {
        using var reply = await Http.GetAsync(await LinkTo(_shelf.Put("/thing", "<script>alert(1)</script>", said)));
        Assert.Equal(served, reply.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", reply.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(reply.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("http://10.1.2.3/1.png", "10.1.2.3")]
    [InlineData("http://169.254.169.254/latest/meta-data", "169.254")]
    public async Task A_private_address_is_neither_fetched_nor_told(string url, string secret)
    {
        var reply = await Answer.Of(await Http.GetAsync(await LinkTo(url)));
        Assert.DoesNotContain(secret, reply.Failed(502).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_not_followed()
    {
        var link = await LinkTo(_shelf.Put("/away", () => Results.Redirect("http://192.168.0.1/secret")));
        Assert.DoesNotContain("192.168", (await Answer.Of(await Http.GetAsync(link))).Failed(502).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_customers_server_refuses_is_a_502_of_ours()
    {
        (await Answer.Of(await Http.GetAsync(await LinkTo(new Uri(_shelf.Url, "/none").ToString())))).Failed(502);
        (await Answer.Of(await Http.GetAsync(await LinkTo("http://nobody.example/1.png")))).Failed(502);
    }

    [Fact]
    public async Task A_link_that_was_touched_or_never_made_opens_nothing()
    {
        var link = await LinkTo(_shelf.Put("/1.png", "x", "image/png"));
        foreach (var wrong in new[] { link[..^3] + "abc", link.Split('?')[0], link.Replace("expires=", "expires=9", StringComparison.Ordinal), link.Replace("/0?", "/1?", StringComparison.Ordinal), link.Replace("/live/", "/test/", StringComparison.Ordinal) })
            (await Answer.Of(await Http.GetAsync(wrong))).Failed(401);
    }

    [Fact]
    public async Task Uploaded_files_and_data_addresses_come_by_the_same_links()
    {
        var customer = await host.NewCustomer();
        using var body = new MultipartFormDataContent { { new ByteArrayContent("0123"u8.ToArray()), "file", "1.html" } };
        using var upload = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/v1/files/upload")) { Content = body };
        upload.Headers.Authorization = Customer.Basic(customer.LiveKey);
        var file = (await Answer.Of(await Http.SendAsync(upload))).Ok().String("attachment_url");

        using var uploaded = await Get(await LinkTo(file, customer), r => r.Headers.Range = new RangeHeaderValue(1, 2));
        Assert.Equal(("12", "text/plain; charset=utf-8"), (await uploaded.Content.ReadAsStringAsync(), uploaded.Content.Headers.ContentType!.ToString()));
        using var inline = await Http.GetAsync(await LinkTo("data:image/gif;base64,R0lGODlhAQABAAAAACw=", customer, "other"));
        Assert.Equal(("image/gif", 14), (inline.Content.Headers.ContentType!.ToString(), (await inline.Content.ReadAsByteArrayAsync()).Length));

        // Another customer's task that names the file gets nothing.
        (await Answer.Of(await Http.GetAsync(await LinkTo(file)))).Failed(404);
    }

    [Fact]
    public async Task Lists_and_single_tasks_tell_the_links_when_asked()
    {
        var customer = await host.NewCustomer();
        var project = await customer.Project();
        var task = (await customer.Task(project, _shelf.Put("/1.png", "x", "image/png"))).String("task_id");
        await customer.Task(project, "words");
        Assert.False((await customer.Get("/v1/task/" + task)).Ok().Has("attachment_url"));
        var alone = (await customer.Get($"/v1/task/{task}?include_attachment_url=true")).Ok();
        var listed = (await customer.Get("/v1/tasks?include_attachment_url=True")).Ok()["docs"].EnumerateArray().ToArray();
        Assert.False(listed[0].TryGetProperty("attachment_url", out _));
        Assert.Equal(alone.String("attachment_url"), listed[1].GetProperty("attachment_url").GetString());
        var only = Assert.Single(alone["attachment_urls"].EnumerateArray());
        Assert.Equal(("$.attachment", "image/png"), (only.GetProperty("path").GetString(), only.GetProperty("type").GetString()));
        Assert.Equal("x", await Http.GetStringAsync(alone.String("attachment_url")));
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task An_assignment_brings_the_links_of_its_attachments(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        await scene.NewProject("q");
        (await scene.Customer.Post("/v1/task/categorization", new { batch = "q-batch", attachment = _shelf.Put("/1.png", "the cat", "image/png") })).Ok();
        (await scene.Customer.Post("/v1/batches/q-batch/finalize")).Ok();
        var (client, held) = await scene.Holding(format);
        var link = Assert.Single(held.Attachments);
        Assert.Equal(("$.attachment", "image/png"), (link.Path, link.Type));
        Assert.StartsWith("/attachments/", link.Url, StringComparison.Ordinal);
        Assert.Equal("the cat", await Http.GetStringAsync(new Uri(host.Address, link.Url)));
        Assert.Equal(link, Assert.Single((await client.Resume()).Standing!.Assignments.Single().Attachments));
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task What_a_task_inherits_comes_by_links_like_its_own_also_when_it_is_leased_ahead(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        await scene.NewProject("q", autoAccept: true, parameters: new { categories = Scenes.Categories, attachments = new[] { _shelf.Put("/cat.png", "the cat", "image/png") } });
        var tasks = new List<string>();
        for (var i = 0; i < 2; i++)
            tasks.Add((await scene.Customer.Post("/v1/task/categorization", new { batch = "q-batch", context_attachments = new[] { $"data:text/plain,{i}" } })).Ok().String("task_id"));
        (await scene.Customer.Post("/v1/batches/q-batch/finalize")).Ok();
        var (client, held) = await scene.Holding(format);
        await Opens(held.Attachments, "0");

        IReadOnlyList<WireAttachment> ahead;
        while ((ahead = await client.Call<IReadOnlyList<WireAttachment>>("Ahead")).Count == 0)
            await client.IsUnharmed();
        await Opens(ahead, "1");
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal(ahead, (await client.Assigned()).Attachments);
        Assert.Equal(ahead, (await client.Resume()).Standing!.Assignments.Single().Attachments);

        // The customer sees the same of the task.
        var shown = (await scene.Customer.Get($"/v1/task/{tasks[1]}?include_attachment_url=true")).Ok()["attachment_urls"].EnumerateArray();
        Assert.Equal(ahead.Select(a => new Uri(host.Address, a.Url).ToString()), shown.Select(a => a.GetProperty("url").GetString()));

        async Task Opens(IReadOnlyList<WireAttachment> links, string own)
        {
            Assert.Equal(["$.attachments[0]", "$.context_attachments[0]"], links.Select(l => l.Path));
            Assert.Equal(["the cat", own], [await Http.GetStringAsync(new Uri(host.Address, links[0].Url)), await Http.GetStringAsync(new Uri(host.Address, links[1].Url))]);
        }
    }

    private async Task<string> LinkTo(string attachment, Customer? customer = null, string project = "animals")
    {
        customer ??= await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = project, type = "categorization", check_attachments = false, @params = new { categories = Scenes.Categories } })).Ok();
        var task = (await customer.Task(project, attachment)).String("task_id");
        return (await customer.Get($"/v1/task/{task}?include_attachment_url=true")).Ok().String("attachment_url");
    }

    private static async Task<HttpResponseMessage> Get(string link, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        with(request);
        return await Http.SendAsync(request);
    }
}
