namespace Scheduler.Tests.Api.Hub;

/// <summary>Several connections of one person are one session.</summary>
[Collection(ApiCollection.Name)]
public class SessionTests(ApiHost host)
{
    private const int MaxConnections = 10;

    [Fact]
    public async Task All_connections_of_a_person_see_the_same()
    {
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var (one, two) = (await scene.Connect(token), await scene.Connect(token, WireFormat.MessagePack));
        await one.SetActivity("available");
        var (seenByOne, seenByTwo) = (await one.Next(), await two.Next());
        Assert.Equal((seenByOne.Epoch, seenByOne.Sequence, seenByOne.Kind), (seenByTwo.Epoch, seenByTwo.Sequence, seenByTwo.Kind));
        var (held, same) = (seenByOne.Assignment!, seenByTwo.Assignment!);
        Assert.Equal((held.Task, held.Token, held.Until!.Value.ToUnixTimeMilliseconds()), (same.Task, same.Token, same.Until!.Value.ToUnixTimeMilliseconds()));
        Assert.True(await two.Call<bool>("Accept", held.Task, held.Token));
        Assert.Equal("accepted", (await one.Submit(HubScene.Answer(held))).Outcome);
    }

    [Theory]
    [InlineData(WireFormat.Json, "Submit", "accepted")]
    [InlineData(WireFormat.MessagePack, "Submit", "accepted")]
    [InlineData(WireFormat.Json, "Decline", "declined")]
    [InlineData(WireFormat.MessagePack, "Decline", "declined")]
    public async Task What_is_finished_on_one_connection_is_over_on_the_other(WireFormat format, string how, string reason)
    {
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var (one, two) = (await scene.Connect(token, format), await scene.Connect(token, format));
        await one.SetActivity("available");
        var held = await two.Assigned();
        if (how == "Submit")
            Assert.Equal(reason, (await one.Submit(HubScene.Answer(held))).Outcome);
        else
            Assert.True(await one.Call<bool>(how, held.Task, held.Token, "no", 3_600.0));
        var told = await two.Next();
        Assert.Equal(("finished", held.Task, held.Token, reason), (told.Kind, told.Task, told.Token, told.Reason));

        // A repeat ends nothing a second time.
        if (how == "Submit")
            Assert.Equal(reason, (await one.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal(told.Sequence, (await two.Call<WirePoint>("Heartbeat")).Sequence);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task A_draft_is_there_on_the_other_connection_while_the_lease_lasts(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var (one, two) = (await scene.Connect(token, format), await scene.Connect(token, format));
        await one.SetActivity("available");
        var held = await one.Assigned();
        const string Draft = "{\"category\": \"ca… half\"} 😀";
        Assert.True(await one.Call<bool>("SaveDraft", held.Task, held.Token, Draft));
        Assert.Equal(Draft, Assert.Single((await two.Resume()).Standing!.Assignments).Draft);
        Assert.True(await two.Call<bool>("Decline", held.Task, held.Token, "no", 0.0));
        Assert.False(await one.Call<bool>("SaveDraft", held.Task, held.Token, Draft));
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task One_connection_too_many_is_refused_and_the_others_stay(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (_, token) = await scene.Person();
        var clients = new List<HubClient>();
        for (var i = 0; i < MaxConnections; i++)
            clients.Add(await scene.Connect(token, format));

        await using var late = await HubClient.Open(host, token, format);
        var end = await late.Closed;
        Assert.NotNull(end);
        Assert.StartsWith("refused: ", HubClient.WordsOf(end), StringComparison.Ordinal);
        foreach (var client in clients)
            await client.IsUnharmed();

        await clients[0].SetActivity("available");
        var held = await clients[0].Assigned();
        foreach (var client in clients.Skip(1))
            Assert.Equal(held.Task, (await client.Assigned()).Task);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task A_gap_is_filled_with_exactly_what_was_missed(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, tasks: 3, autoAccept: true);
        var (_, token) = await scene.Person();
        var client = await scene.Connect(token, format);
        await client.SetActivity("available");
        var seen = new List<WireMessage>();
        for (var i = 0; i < 3; i++)
        {
            seen.Add(await client.Next());
            Assert.Equal("accepted", (await client.Submit(HubScene.Answer(seen[^1].Assignment!, $"c{i}"))).Outcome);
            seen.Add(await client.Next());
        }

        var again = await scene.Connect(token, format);
        for (var known = 0; known <= seen.Count; known++)
        {
            var sequence = known == 0 ? seen[0].Sequence - 1 : seen[known - 1].Sequence;
            var reply = await again.Resume(seen[0].Epoch, sequence);
            Assert.Null(reply.Standing);
            Assert.Equal(seen.Skip(known).Select(m => (m.Sequence, m.Kind, m.Assignment?.Task)), reply.Missed.Select(m => (m.Sequence, m.Kind, m.Assignment?.Task)));
        }
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task Any_point_that_is_not_of_this_stream_gets_the_whole(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        var at = (await client.Resume()).Standing!.At;
        Assert.Equal(at, await client.Call<WirePoint>("Heartbeat"));
        (long, long)[] points =
        [
            (0, 0), (at.Epoch + 1, at.Sequence), (at.Epoch - 1, at.Sequence), (at.Epoch, at.Sequence + 1), (at.Epoch, -1),
            (-1, -1), (long.MinValue, long.MinValue), (long.MaxValue, long.MaxValue), (at.Epoch, long.MaxValue), (at.Epoch, long.MinValue),
        ];
        foreach (var (epoch, sequence) in points)
        {
            var reply = await client.Resume(epoch, sequence);
            Assert.Empty(reply.Missed);
            Assert.Equal(at, reply.Standing!.At);
            Assert.Equal(held.Task, Assert.Single(reply.Standing.Assignments).Task);
        }
    }

    [Fact]
    public async Task A_point_too_long_ago_gets_the_whole()
    {
        const int Kept = 64;
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding();
        var start = (await client.Resume()).Standing!.At;

        // Going on a break takes an offer away, coming back brings it again: each is a message.
        for (long last = start.Sequence; last <= start.Sequence + Kept;)
        {
            await client.SetActivity("break");
            Assert.Equal("withdrawn", (await client.Next()).Kind);
            await client.SetActivity("available");
            last = (await client.Next()).Sequence;
        }

        Assert.NotNull((await client.Resume(start.Epoch, start.Sequence)).Standing);
        var end = await client.Call<WirePoint>("Heartbeat");
        Assert.Equal(Kept, (await client.Resume(start.Epoch, end.Sequence - Kept)).Missed.Length);
        Assert.NotNull((await client.Resume(start.Epoch, end.Sequence - Kept - 1)).Standing);
        Assert.NotNull(held);
    }
}
