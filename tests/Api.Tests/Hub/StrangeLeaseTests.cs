namespace Scheduler.Tests.Api.Hub;

/// <summary>Well-formed calls about leases the caller does not hold: the documented answer, and the held lease stays as it is.</summary>
[Collection(ApiCollection.Name)]
public class StrangeLeaseTests(ApiHost host)
{
    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task What_is_not_held_is_not_there_whatever_name_it_is_given(WireFormat format)
    {
        await using var elsewhere = await HubScene.Of(host);
        await using var scene = await HubScene.Of(host);
        var (stranger, theirs) = await elsewhere.Holding(format);
        var (client, held) = await scene.Holding(format);
        var id = HubScene.TaskId(held);
        var other = theirs.Task[..theirs.Task.IndexOf('/')];
        (string Task, long Token)[] leases =
        [
            (theirs.Task, theirs.Token), (held.Task, held.Token + 1), (held.Task, long.MaxValue), ($"{other}/live/{id}", held.Token),
            (held.Task.Replace("/live/", "/test/", StringComparison.Ordinal), held.Token), (id, held.Token), ("t/" + held.Task, held.Token),
            (held.Task + "/", held.Token), (held.Task + "/../" + id, held.Token), ("../../x", held.Token), ("..\\..\\x", held.Token), ("/", held.Token),
            ("//", held.Token), ("a/live/", held.Token), ("/live/" + id, held.Token), (held.Task.ToUpperInvariant(), held.Token), (" " + held.Task, held.Token),
            ("x'; DROP TABLE tasks; --/live/x", held.Token), ("😀/live/" + new string('z', 150), held.Token), ("a\r\n/live/b\u202e", held.Token),
        ];
        foreach (var (task, token) in leases)
        {
            Assert.False(await client.Call<bool>("Accept", task, token), task);
            Assert.False(await client.Call<bool>("Decline", task, token, "why", null), task);
            Assert.False(await client.Call<bool>("Release", task, token, "why", 0.0), task);
            Assert.False(await client.Call<bool>("SaveDraft", task, token, "draft"), task);
            await client.Refused("not_held", "Project", task, token);
            Assert.Equal("unknown_lease", (await client.Submit(HubScene.Answer(held) with { Task = task, Token = token })).Outcome);
        }

        await BadInputTests.StandsAsBefore(scene, client, held);
        await BadInputTests.StandsAsBefore(elsewhere, stranger, theirs);
    }

    [Fact]
    public async Task The_answer_to_an_old_lease_leaves_a_newer_one_of_the_same_task_alone()
    {
        await using var scene = await HubScene.Of(host);
        var (client, old) = await scene.Holding();
        await client.SetActivity("break");
        Assert.Equal("withdrawn", (await client.Next()).Kind);
        await client.SetActivity("available");
        var held = await client.Assigned();
        Assert.Equal(old.Task, held.Task);
        Assert.NotEqual(old.Token, held.Token);
        Assert.True(await client.Call<bool>("SaveDraft", held.Task, held.Token, "half"));

        Assert.Equal("late", (await client.Submit(HubScene.Answer(old))).Outcome);
        Assert.Equal("unknown_lease", (await client.Submit(HubScene.Answer(old, "c9") with { Token = 99 })).Outcome);
        Assert.Equal("half", Assert.Single((await client.Resume()).Standing!.Assignments).Draft);
        Assert.Equal("p", (await client.Call<WireProject>("Project", held.Task, held.Token)).Name);
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held, "c2"))).Outcome);
    }

    [Fact]
    public async Task An_answer_after_the_lease_has_ended_counts_while_the_slot_is_free()
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding();
        await client.SetActivity("break");
        Assert.Equal("withdrawn", (await client.Next()).Kind);
        Assert.Equal("salvaged", (await client.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal("salvaged", (await client.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal("already_submitted", (await client.Submit(HubScene.Answer(await Newest(scene, held), "c2"))).Outcome);
    }

    private static async Task<WireAssignment> Newest(HubScene scene, WireAssignment held) =>
        held with { Token = (await scene.Rows(held)).State.LastToken };
}
