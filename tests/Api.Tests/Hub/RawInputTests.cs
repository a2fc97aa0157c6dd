namespace Scheduler.Tests.Api.Hub;

/// <summary>What only a broken or hostile client sends.</summary>
[Collection(ApiCollection.Name)]
public class RawInputTests(ApiHost host)
{
    [Theory]
    [InlineData("""["TASK",1,"\ud800",null]""", "Decline")]
    [InlineData("""["TASK",1,"\udc00\ud800",null]""", "Release")]
    [InlineData("""["\ud800",1]""", "Accept")]
    [InlineData("""["TASK",1,"\ud800"]""", "SaveDraft")]
    [InlineData("""["\udc00"]""", "SetActivity")]
    [InlineData("""[{"task":"TASK","token":1,"command":"\ud800","response":"{\"category\":\"cat\"}"}]""", "Submit")]
    [InlineData("""[{"task":"TASK","token":1,"command":"c","response":"\ud800"}]""", "Submit")]
    [InlineData("""[{"task":"TASK","token":1,"command":"c","verdict":"\ud800"}]""", "Submit")]
    [InlineData("""["TASK",1e400]""", "Accept")]
    [InlineData("""["TASK",1.5]""", "Accept")]
    [InlineData("""["TASK",99999999999999999999]""", "Accept")]
    [InlineData("""["TASK",1,"why",1e400]""", "Decline")]
    [InlineData("""["TASK",1,"why","NaN"]""", "Decline")]
    [InlineData("""[{"task":"TASK","token":1,"command":"c","response":{"category":"cat"}}]""", "Submit")]
    [InlineData("""[{"task":"TASK","token":1,"command":"c","response":"{\"category\":\"cat\"}","activeMs":1e30}]""", "Submit")]
    [InlineData("[]", "Submit")]
    public async Task A_call_that_cannot_be_read_fails_alone(string arguments, string method)
    {
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var client = await scene.Connect(token);
        await client.SetActivity("available");
        var held = await client.Assigned();
        await using var raw = await RawSocket.Open(host, token);
        await raw.Send($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":{{arguments.Replace("TASK", held.Task, StringComparison.Ordinal)}}}""");
        Assert.Contains("\"error\":", await raw.ReplyTo("1") ?? "closed", StringComparison.Ordinal);
        await raw.Send("""{"type":1,"invocationId":"2","target":"Heartbeat","arguments":[]}""");
        Assert.Contains("\"result\":", await raw.ReplyTo("2") ?? "closed", StringComparison.Ordinal);
        await BadInputTests.StandsAsBefore(scene, client, held);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"1"}""")]
    [InlineData("""{"type":1,"invocationId":7,"target":"Heartbeat","arguments":[]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"\ud800","arguments":[]}""")]
    public async Task What_is_no_message_ends_that_connection_alone(string text)
    {
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var client = await scene.Connect(token);
        await client.SetActivity("available");
        var held = await client.Assigned();
        await using var raw = await RawSocket.Open(host, token);
        await raw.Send(text);
        await Ends(raw);
        await BadInputTests.StandsAsBefore(scene, client, held);
    }

    [Fact]
    public async Task A_message_over_the_bound_ends_that_connection_alone()
    {
        const int MaxMessage = (2 << 20) + (64 << 10);
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var client = await scene.Connect(token);
        await client.SetActivity("available");
        var held = await client.Assigned();

        await using var raw = await RawSocket.Open(host, token);
        await raw.SendRaw(new string('x', MaxMessage + 1));
        await Ends(raw);

        foreach (var format in new[] { WireFormat.Json, WireFormat.MessagePack })
        {
            await using var big = await HubClient.Open(host, token, format);
            await big.IsUnharmed();
            Assert.NotNull(await Record.ExceptionAsync(() => big.Call<bool>("SaveDraft", held.Task, held.Token, new string('d', MaxMessage))));
            await big.Closed;
        }

        await BadInputTests.StandsAsBefore(scene, client, held);
    }

    private static async Task Ends(RawSocket raw)
    {
        while (await raw.Receive() is { } record)
            Assert.DoesNotContain("\"result\"", record, StringComparison.Ordinal);
    }
}
