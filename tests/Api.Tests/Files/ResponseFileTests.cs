using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Files;

/// <summary>A file of the customer that an answer names, fetched by its task: <c>GET /v1/task/{id}/response_url/{file}</c>.</summary>
[Collection(ApiCollection.Name)]
public sealed class ResponseFileTests(ApiHost host)
{
    private const string Page = "<script>alert(1)</script>";

    [Fact]
    public async Task What_an_answer_names_comes_by_its_task_and_nothing_else_does()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        var customer = scene.Customer;
        (await customer.Post("/v1/projects", new
        {
            name = "forms",
            type = "textcollection",
            studio = true,
            auto_accept = true,
            @params = new { fields = new[] { new { type = "text", field_id = "file", title = "Which file?" } } },
        })).Ok();
        await customer.Batch("forms", "forms-batch");
        var (named, other) = (await Upload(customer), await Upload(customer));
        var task = (await customer.Post("/v1/task/textcollection", new { batch = "forms-batch", attachments = new[] { new { type = "text", content = "words" } } })).Ok().String("task_id");
        (await customer.Post("/v1/batches/forms-batch/finalize")).Ok();
        var path = $"/v1/task/{task}/response_url/{named.String("id")}";
        (await customer.Get(path)).Failed(404);

        var (client, held) = await scene.Holding();
        var response = JsonSerializer.Serialize(new { annotations = new { file = new { type = "text", field_id = "file", response = new[] { new[] { named.String("attachment_url") } } } } });
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held, response: response))).Outcome);
        Assert.Contains(named.String("id"), (await customer.Get("/v1/task/" + task)).Ok()["response"].GetRawText(), StringComparison.Ordinal);

        foreach (var auth in new[] { Customer.Basic(customer.LiveKey), Customer.Bearer(customer.LiveKey) })
        {
            var whole = (await customer.Send(HttpMethod.Get, path, (byte[]?)null, auth: auth)).Ok();
            Assert.Equal((Page, "text/html"), (whole.Text, whole.Response.Content.Headers.ContentType!.ToString()));
            Assert.Equal("nosniff", Assert.Single(whole.Response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(whole.Response.Headers.GetValues("Content-Security-Policy")));
        }

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, path)) { Headers = { Authorization = Customer.Basic(customer.LiveKey), Range = new RangeHeaderValue(1, 6) } };
        using var part = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "script"), (part.StatusCode, await part.Content.ReadAsStringAsync()));

        (await customer.Get($"/v1/task/{task}/response_url/{other.String("id")}")).Failed(404);
        (await customer.Get($"/v1/task/{task}/response_url/{named.String("id")[..8]}")).Failed(404);
        (await customer.InTestMode.Get(path)).Failed(404);
        (await (await host.NewCustomer()).Get(path)).Failed(404);
        using var nobody = await http.GetAsync(new Uri(host.Address, path));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private static async Task<Answer> Upload(Customer customer)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Page)), "file", "page.html" } };
        return (await customer.Send(HttpMethod.Post, "/v1/files/upload", await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString())).Ok();
    }
}
