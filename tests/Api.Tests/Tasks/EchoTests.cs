using System.Text;
using System.Text.Json;
using CsCheck;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class EchoTests(ApiHost host)
{
    // Texts, not values: 1.0, 1.00, 1e2 and 100 are different texts and must stay so.
    private static readonly Gen<string> Number = Gen.OneOfConst(
        "0", "-0", "1.0", "1.00", "1e2", "1E+2", "-1.5e-300", "123456789012345678901234567890", "1e999999", "0.1000");

    private static readonly Gen<string> Word = Gen.OneOfConst(
        "\"\"", "\"a\"", "\"\\u0061\"", "\"\\/\"", "\"<&>\"", "\"\\ud83d\\ude00\"", "\"ü猫\"", "\"\\n\\t\\\\\"");

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, nested) => depth > 3
        ? Number
        : Gen.Frequency(
            (3, Number),
            (3, Word),
            (1, Gen.OneOfConst("true", "false")),
            (2, nested.Array[0, 3].Select(entries => $"[{string.Join(" , ", entries)}]")),
            (2, nested.Array[0, 3].Select(entries => "{" + string.Join(",", entries.Select((e, i) => $"\"k{i}\\u0041\" : {e}")) + "}"))));

    [Fact]
    public async Task Params_and_metadata_come_back_letter_for_letter()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await Gen.Select(Json, Json, Json).SampleAsync(async (first, second, third) =>
        {
            var metadata = "{\"m\":" + third + "}";
            var body = $$"""{"one" : {{first}},"project":"p","\u0074wo":{{second}},"attachment":"a","metadata":{{metadata}}}""";
            var made = (await customer.Send(HttpMethod.Post, "/v1/task/categorization", Encoding.UTF8.GetBytes(body))).Ok();
            Assert.Equal($$"""{"one":{{first}},"\u0074wo":{{second}},"attachment":"a"}""", made["params"].GetRawText());
            Assert.Equal(metadata, made["metadata"].GetRawText());
            Assert.Equal(made.Text, (await customer.Get("/v1/task/" + made.String("task_id"))).Ok().Text);
        }, iter: 60, threads: 2);
    }

    [Fact]
    public async Task Nulls_at_the_top_count_as_absent_and_deeper_ones_are_kept()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = (await customer.Post("/v1/task/categorization", """{"project":"p","attachment":"a","x":null,"y":{"z":null},"callback_url":null,"tags":null}""")).Ok();
        Assert.Equal("""{"attachment":"a","y":{"z":null}}""", made["params"].GetRawText());
        Assert.Equal(JsonValueKind.Undefined, made.Json.TryGetProperty("tags", out var tags) ? tags.ValueKind : JsonValueKind.Undefined);
    }
}
