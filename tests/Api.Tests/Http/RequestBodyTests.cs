using System.Text;

namespace Scheduler.Tests.Api.Http;

[Collection(ApiCollection.Name)]
public class RequestBodyTests(ApiHost host)
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task No_body_is_an_empty_object(string body)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Equal(2, (await customer.Send(HttpMethod.Post, "/v1/projects/p/setParams", body)).Ok()["param_history"].GetArrayLength());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.api+json")]
    public async Task Json_by_any_of_its_names_is_json(string contentType)
    {
        var customer = await host.NewCustomer();
        (await customer.Send(HttpMethod.Post, "/v1/projects", """{"name":"p","type":"categorization"}""", contentType)).Ok();
    }

    [Theory, InlineData("/v1/projects"), InlineData("/api/import?project=p"), InlineData("/v1/files/upload")]
    public async Task A_packed_body_is_refused_before_it_is_taken_for_broken_text(string path)
    {
        var customer = await host.NewCustomer();
        byte[] packed = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0];
        Assert.Contains("Content-Encoding", (await customer.Send(HttpMethod.Post, path, packed, headers: ("Content-Encoding", "gzip"))).Failed(415).String("error"), StringComparison.Ordinal);
        (await customer.Send(HttpMethod.Post, "/v1/projects", """{"name":"p","type":"categorization"}"""u8.ToArray(), headers: ("Content-Encoding", "Identity"))).Ok();
        Assert.Empty((await customer.Get("/api/imports")).Ok()["docs"].EnumerateArray());
    }

    [Fact]
    public async Task An_empty_body_with_a_content_type_is_no_error_on_any_method()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var id = (await customer.Task("p")).String("task_id");
        (await customer.Send(HttpMethod.Get, "/v1/tasks", "")).Ok();
        (await customer.Send(HttpMethod.Delete, $"/v1/task/{id}/unique_id", "")).Ok();
        (await customer.Send(HttpMethod.Post, $"/v1/task/{id}/cancel", "")).Ok();
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_error()
    {
        var customer = await host.NewCustomer();
        (await customer.Send(HttpMethod.Post, "/v1/projects", Encoding.UTF8.GetBytes("\uFEFF{\"name\":\"p\",\"type\":\"categorization\"}"))).Ok();
    }
}
