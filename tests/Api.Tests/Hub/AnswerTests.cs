using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Api.Hub;

[Collection(ApiCollection.Name)]
public class AnswerTests(ApiHost host)
{
    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task An_invalid_answer_is_explained_and_the_lease_stays(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        (string? Response, string Path)[] answers =
        [
            ("""{"category":"horse"}""", "response.category"), ("""{"category":7}""", "response.category"), ("""{"category":null}""", "response.category"),
            ("""{"category":["cat"]}""", "response.category"), ("""{"category":""}""", "response.category"), ("""{"category":"CAT"}""", "response.category"),
            ("{}", "response.category"), ("""{"Category":"cat"}""", "response.category"), ("""{"category":"\ud800"}""", "response"),
            ("""{"category":"cat","category":"dog"}""", "response"), ("""{"category":"cat","\u0000":1}""", "response"), ("""{"category":"cat","note":"\udfff"}""", "response"),
            (null, "response"), ("", "response"), (" ", "response"), ("{", "response"), ("nonsense", "response"), ("""{"category":"cat"}{}""", "response"),
            ("""{"category":"cat",}""", "response"), ("[]", "response"), ("\"cat\"", "response"), ("7", "response"), ("null", "response"), ("NaN", "response"),
            ("\0", "response"), ("""{"category":"cat"}""" + "\0", "response"), (Nested(10_000), "response"), (Nested(200_000), "response"), ("../../x", "response"),
        ];
        foreach (var (response, path) in answers)
        {
            var shown = response is { Length: > 50 } ? response[..50] : response;
            var answer = HubScene.Answer(held, "c-" + Guid.NewGuid(), response);
            var result = await client.Submit(answer);
            Assert.True(result.Outcome == "invalid", $"{shown}: {result.Outcome}");
            Assert.All(result.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Code) || string.IsNullOrWhiteSpace(p.Message), shown));
            Assert.True(result.Problems.Any(p => p.Path == path), $"{shown}: {string.Join(", ", result.Problems.Select(p => p.Path))}");
            var again = await client.Submit(answer);
            Assert.Equal(result.Outcome, again.Outcome);
            Assert.Equal(result.Problems, again.Problems);
        }

        await BadInputTests.StandsAsBefore(scene, client, held);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task A_repeat_of_a_command_gives_the_same_outcome_and_another_command_does_not_count(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        for (var i = 0; i < 3; i++)
            Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal("already_submitted", (await client.Submit(HubScene.Answer(held, "c2", """{"category":"dog"}"""))).Outcome);
        var state = (await scene.Rows(held)).State;
        Assert.Equal("""{"category":"cat"}""", Assert.Single(state.Attempts).Response);
        Assert.Equal((AttemptState.Submitted, 1_000), (state.Attempts[0].State, state.Attempts[0].Times.ActiveMs));
    }

    [Fact]
    public async Task The_same_command_at_once_on_two_connections_counts_once()
    {
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var (one, two) = (await scene.Connect(token), await scene.Connect(token, WireFormat.MessagePack));
        await one.SetActivity("available");
        var held = await one.Assigned();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Submit(HubScene.Answer(held))));
        Assert.All(results, r => Assert.Equal("accepted", r.Outcome));
        Assert.Single((await scene.Rows(held)).State.Attempts);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task Another_persons_lease_cannot_be_answered(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (holder, held) = await scene.Holding(format);
        var other = await scene.NewClient(format);
        Assert.Equal("unknown_lease", (await other.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal("unknown_lease", (await other.Submit(HubScene.Answer(held))).Outcome);
        await BadInputTests.StandsAsBefore(scene, holder, held);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task Everything_up_to_the_bounds_is_taken(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        const int MiB = 1 << 20;
        Assert.True(await client.Call<bool>("SaveDraft", held.Task, held.Token, "é" + new string('d', MiB - 2)));
        const string Start = "{\"category\":\"cat\"", End = "}";
        var answer = HubScene.Answer(held, new string('c', 64), Start + new string(' ', MiB - Start.Length - End.Length) + End);
        Assert.Equal("accepted", (await client.Submit(answer with { Reason = new string('r', 500), ActiveMs = 604_800_000 })).Outcome);
        Assert.Equal(MiB, (await scene.Rows(held)).State.Attempts.Single().Response!.Length);
    }

    private static string Nested(int depth) => """{"category":""" + new string('[', depth) + new string(']', depth) + "}";
}
