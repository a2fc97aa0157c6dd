using System.Text;
using Scheduler.Domain;

namespace Scheduler.Tests.Api.Http;

[Collection(ApiCollection.Name)]
public class HostileBodyTests(ApiHost host)
{
    private static readonly (HttpMethod Method, string Path)[] Targets =
    [
        (HttpMethod.Post, "/v1/projects"),
        (HttpMethod.Post, "/v1/projects/animals/setParams"),
        (HttpMethod.Post, "/v1/batches"),
        (HttpMethod.Post, "/v1/task/categorization"),
        (HttpMethod.Post, "/v1/task/none/unique_id"),
        (HttpMethod.Post, "/api/annotators"),
        (HttpMethod.Post, "/api/keys"),
    ];

    public static IEnumerable<byte[]> Malformed =>
    [
        .. new[]
        {
            "{", "}", "[", "{]", "nul", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "{\"a\":01}", "{\"a\":NaN}", "{\"a\":1}{}", "{\"a\":\"\u0001\"}",
            "{\"a\":1,\"a\":2}", "{\"p\":{\"a\":1,\"a\":2}}", "{\"a\":1,\"\\u0061\":2}",
            "{\"name\":\"\\u0000\"}", "{\"\\u0000\":1}", "{\"p\":[[\"x\\u0000y\"]]}",
            "{\"name\":\"\\ud800\"}", "{\"\\udc00\":1}", "{\"a\":\"\\ud800\\ud800\"}",
            "{\"a\":" + new string('[', RequestLimits.MaxJsonDepth) + new string(']', RequestLimits.MaxJsonDepth) + "}",
            new string('[', 500_000), "/* c */{}", "\"text\"", "7", "true", "[]", "[{}]",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00],
        [.. "{\"a\":\""u8, 0xc0, 0x80, .. "\"}"u8],
        [.. "{\"a\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8],
        [0x00],
    ];

    public static IEnumerable<string> WellFormedButOdd =>
    [
        "{}", "null", " ", "{\"name\":null,\"type\":null}",
        "{\"name\":{},\"type\":[],\"params\":7,\"rapid\":\"perhaps\",\"consensus_attempts\":1e400,\"review_share\":-1e999}",
        "{\"name\":\"n\",\"type\":\"categorization\",\"params\":[]}",
        "{\"name\":\"n\",\"type\":\"categorization\",\"params\":{\"categories\":{}}}",
        "{\"unique_id\":7,\"tags\":\"x\",\"metadata\":[],\"priority\":1e30,\"callback_url\":\"javascript:x\",\"project_param_version\":99999999999999999999}",
        "{\"unique_id\":\"\",\"tags\":[1,null,\"\"],\"priority\":\"-0\",\"attachment\":{},\"attachments\":\"x\"}",
        "{\"role\":[\"king\"],\"skills\":[1,{},{\"name\":7,\"level\":\"x\"}],\"groups\":[\"\"],\"team\":\"perhaps\",\"mode\":3}",
    ];

    [Fact]
    public async Task What_is_no_usable_json_object_is_refused_everywhere_and_never_a_failure_of_the_server()
    {
        var customer = await host.NewCustomer();
        await customer.Project();
        foreach (var (method, path) in Targets)
            foreach (var body in Malformed)
                (await customer.Send(method, path, body)).Failed(400);
    }

    [Fact]
    public async Task What_is_json_but_nonsense_never_fails_the_server()
    {
        var customer = await host.NewCustomer();
        await customer.Project();
        foreach (var (method, path) in Targets)
            foreach (var body in WellFormedButOdd)
                Assert.InRange((await customer.Send(method, path, body)).Status, 200, 499);
    }

    [Fact]
    public async Task The_deepest_nesting_allowed_is_stored_and_comes_back()
    {
        var customer = await host.NewCustomer();
        var project = await customer.Project();
        var depth = RequestLimits.MaxJsonDepth - 1;
        var deep = new string('[', depth) + new string(']', depth);
        var made = (await customer.Post("/v1/task/categorization", $$"""{"project":"{{project}}","attachment":"a","deep":{{deep}}}""")).Ok();
        Assert.Equal(deep, made["params"].GetProperty("deep").GetRawText());
        Assert.Equal(made.Text, (await customer.Get("/v1/task/" + made.String("task_id"))).Ok().Text);
    }
}
