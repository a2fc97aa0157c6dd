using Scheduler.Api.Http;

namespace Scheduler.Tests.Api.Http;

[Collection(ApiCollection.Name)]
public class PathTests(ApiHost host)
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a b/c")]
    [InlineData("a%2Fb")]
    [InlineData("100%")]
    [InlineData("%25")]
    [InlineData("a%252Fb")]
    [InlineData("...")]
    [InlineData("a/../b")]
    [InlineData("ünïcødé 猫")]
    [InlineData("emoji 🐈")]
    [InlineData("a+b&c=d?e#f;g:h@i")]
    [InlineData("setParams")]
    [InlineData("{name}")]
    [InlineData("back\\slash\"quote'")]
    [InlineData(" leading and trailing ")]
    public async Task A_name_of_any_characters_is_reached_by_its_encoded_path(string name)
    {
        var customer = await host.NewCustomer();
        await customer.Project(name);
        await customer.Batch(name, name);

        // As Python's quote(name, safe="") does it.
        var path = Uri.EscapeDataString(name).Replace(".", "%2E", StringComparison.Ordinal);
        Assert.Equal(name, (await Raw(customer, "GET", "/v1/projects/" + path)).String("name"));
        Assert.Equal(1, (await Raw(customer, "POST", $"/v1/projects/{path}/setParams"))["param_history"][1].GetProperty("version").GetInt32());
        Assert.Equal(name, (await Raw(customer, "GET", "/v1/batches/" + path)).String("project"));
        Assert.Equal("in_progress", (await Raw(customer, "GET", $"/v1/batches/{path}/status")).String("status"));
        Assert.Equal(name, (await Raw(customer, "POST", $"/v1/batches/{path}/finalize")).String("name"));
        Assert.Equal(name, (await Raw(customer, "POST", $"/v1/batches/{path}/setMetadata")).String("name"));
        Assert.Equal(name, (await Raw(customer, "GET", $"/v1/batches?project={path}"))["docs"][0].GetProperty("name").GetString());
        Assert.Equal(name, (await Raw(customer, "GET", $"/v2/batch?batch_name={path}")).String("name"));
        Assert.Equal(0, (await Raw(customer, "GET", $"/v1/studio/projects/{path}/groups")).Json.GetArrayLength());
        Assert.Equal(0, (await Raw(customer, "GET", $"/v1/tasks?batch={path}"))["total"].GetInt32());
    }

    [Theory]
    [InlineData("//v1//projects")]
    [InlineData("/v1/projects/")]
    [InlineData("//v1/projects//?archived=False")]
    [InlineData("/v1/%70rojects")]
    public async Task Slashes_too_many_are_forgiven(string path)
    {
        var customer = await host.NewCustomer();
        await customer.Project();
        Assert.Equal(1, (await Raw(customer, "GET", path)).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("/v1/projects/a%2Fb", "/v1/projects/a%2Fb")]
    [InlineData("/v1/projects/a%252Fb?x=/y", "/v1/projects/a%252Fb")]
    [InlineData("/v1/projects/100%25", "/v1/projects/100%25")]
    [InlineData("/V1/projects", null)]
    [InlineData("/assets/../v1", null)]
    [InlineData("*", null)]
    [InlineData("http://host/v1/projects", null)]
    public void Only_our_own_paths_are_rewritten(string target, string? path) => Assert.Equal(path, RawPath.Rewrite(target));

    [Fact]
    public void Escaping_a_name_loses_nothing()
    {
        foreach (var name in new[] { "%", "/", "%2F", "%25", "%252F", "/%", "a/%2f%25/b", "" })
        {
            Assert.True(PathName.TryParse(PathName.Escape(name), out var back));
            Assert.Equal(name, back.Value);
        }
    }

    /// <summary>Past HttpClient, which would tidy the path.</summary>
    private async Task<Answer> Raw(Customer customer, string method, string target)
    {
        var uri = new Uri(host.Address.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), uri);
        request.Headers.Authorization = Customer.Basic(customer.LiveKey);
        using var http = new HttpClient();
        return (await Answer.Of(await http.SendAsync(request))).Ok();
    }
}
