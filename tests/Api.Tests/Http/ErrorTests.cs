using System.Net.Sockets;
using System.Text;
using Scheduler.Domain;

namespace Scheduler.Tests.Api.Http;

[Collection(ApiCollection.Name)]
public class ErrorTests(ApiHost host)
{
    [Theory]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/v1", 404)]
    [InlineData("POST", "/v1/task/unknowntype", 404)]
    [InlineData("GET", "/v1/task/fake_id_qwertyuiop", 404)]
    [InlineData("GET", "/v1/task/%F0%9F%90%88", 404)]
    [InlineData("GET", "/v1/projects/none", 404)]
    [InlineData("GET", "/v1/batches/none", 404)]
    [InlineData("GET", "/v1/batches/none/status", 404)]
    [InlineData("POST", "/v1/batches/none/finalize", 404)]
    [InlineData("POST", "/v1/projects/none/setParams", 404)]
    [InlineData("POST", "/v1/task/none/cancel", 404)]
    [InlineData("DELETE", "/v1/task/none/unique_id", 404)]
    [InlineData("GET", "/api/annotators/none", 404)]
    [InlineData("POST", "/api/annotators/none/disable", 404)]
    [InlineData("POST", "/api/annotators/none/token", 404)]
    [InlineData("PUT", "/v1/projects", 405)]
    [InlineData("DELETE", "/v1/tasks", 405)]
    [InlineData("GET", "/v1/tasks?limit=0", 400)]
    [InlineData("GET", "/v1/tasks?limit=101", 400)]
    [InlineData("GET", "/v1/tasks?limit=many", 400)]
    [InlineData("GET", "/v1/tasks?offset=-1", 400)]
    [InlineData("GET", "/v1/tasks?offset=100001", 400)]
    [InlineData("GET", "/v1/tasks?status=done", 400)]
    [InlineData("GET", "/v1/tasks?next_token=x", 400)]
    [InlineData("GET", "/v1/tasks?next_token=e30", 400)]
    [InlineData("GET", "/v1/tasks?start_time=yesterday", 400)]
    [InlineData("GET", "/v1/tasks?type=%00", 400)]
    [InlineData("GET", "/v1/tasks?unique_id=a%00b", 400)]
    [InlineData("GET", "/v1/tasks?customer_review_status=liked", 400)]
    [InlineData("GET", "/v1/batches?status=done", 400)]
    [InlineData("GET", "/v1/batches?project=%00", 400)]
    [InlineData("GET", "/v1/projects?archived=maybe", 400)]
    [InlineData("GET", "/api/annotators?next_token=%00", 400)]
    [InlineData("GET", "/api/annotators?next_token=zzz", 400)]
    public async Task Every_refusal_has_the_one_shape(string method, string path, int status)
    {
        var customer = await host.NewCustomer();
        (await customer.Send(new HttpMethod(method), path, (byte[]?)null)).Failed(status);
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_415()
    {
        var customer = await host.NewCustomer();
        (await customer.Send(HttpMethod.Post, "/v1/projects", "name=x", "application/x-www-form-urlencoded")).Failed(415);
    }

    [Theory]
    [InlineData(RequestLimits.MaxBodyBytes + 1)]
    [InlineData(4 * RequestLimits.MaxBodyBytes)]
    [InlineData(RequestLimits.MaxDroppedBytes)]
    public async Task Too_long_a_body_is_413_also_for_a_client_that_sends_it_all_first(int bytes)
    {
        var customer = await host.NewCustomer();
        (await customer.Send(HttpMethod.Post, "/v1/projects", new byte[bytes])).Failed(413);
    }

    [Fact]
    public async Task The_longest_body_is_read()
    {
        var customer = await host.NewCustomer();
        (await customer.Send(HttpMethod.Post, "/v1/projects", Encoding.UTF8.GetBytes(new string(' ', RequestLimits.MaxBodyBytes - 2) + "{}"))).Failed(400);
    }

    [Fact]
    public async Task Too_long_a_body_in_chunks_is_413_too()
    {
        var customer = await host.NewCustomer();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/v1/projects"));
        request.Headers.Authorization = Customer.Basic(customer.LiveKey);
        request.Headers.TransferEncodingChunked = true;
        request.Content = new ByteArrayContent(new byte[RequestLimits.MaxBodyBytes + 1]);
        request.Content.Headers.ContentType = new("application/json");
        using var http = new HttpClient();
        (await Answer.Of(await http.SendAsync(request))).Failed(413);
    }

    [Fact]
    public async Task All_problems_are_told_at_once_each_with_its_path()
    {
        var customer = await host.NewCustomer();
        var answer = (await customer.Post("/v1/projects", new { type = "knitting", review_levels = 99, review_share = "much", groups = 7 })).Failed(400);
        var paths = answer["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()).ToArray();
        Assert.Equal(["groups", "name", "review_levels", "review_share", "type"], paths.Order(StringComparer.Ordinal));
        foreach (var problem in answer["problems"].EnumerateArray())
            Assert.Contains(problem.GetProperty("message").GetString()!, answer.String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_alone_says_where_it_is()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Equal("required_skills[0].level: A level lies between 1 and 10.",
            (await customer.Patch("/api/projects/p/settings", new { required_skills = new[] { new { name = "cats", level = 11 } } })).Failed(400).String("error"));
        Assert.Equal("limit must be a whole number between 1 and 100.", (await customer.Get("/v1/tasks?limit=0")).Failed(400).String("error"));
    }

    [Fact]
    public async Task Empty_query_values_count_as_absent()
    {
        var customer = await host.NewCustomer();
        (await customer.Get("/v1/tasks?callback_url&start_time=&end_time=&limit=99&offset=0&status&type&unique_id=&tags=")).Ok();
    }

    /// <summary>The HTTP server refuses these before there is a request: the one place where the shape cannot be ours (docs/api.md, Errors).</summary>
    [Theory]
    [InlineData("/v1/projects/a%00b", 0, 400)]
    [InlineData("{long}", 0, 414)]
    [InlineData("/v1/projects", 40_000, 431)]
    public async Task What_never_becomes_a_request_is_refused_with_its_status_and_no_body(string target, int headerBytes, int status)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        var path = target.Replace("{long}", "/v1/projects/" + new string('a', RequestLimits.MaxRequestLineBytes), StringComparison.Ordinal);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nX-Long: {new string('h', headerBytes)}\r\n\r\n"));
        var reply = await new StreamReader(socket.GetStream()).ReadToEndAsync();
        Assert.StartsWith($"HTTP/1.1 {status} ", reply, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 0", reply, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_no_path_does_not_break_the_server()
    {
        foreach (var target in new[] { "/v1/projects/%00", "/v1/projects/%", "*", "/v1/%2e%2e/%2e%2e/etc/passwd", "/v1/tasks?%", "http://elsewhere/v1/projects" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host.Address.Host, host.Address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            var reply = await new StreamReader(socket.GetStream()).ReadToEndAsync();
            Assert.Matches("^HTTP/1.1 4", reply);
        }
    }
}
