using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Tests.Api.Hub;

[Collection(ApiCollection.Name)]
public class LoopTests(ApiHost host)
{
    /// <summary>How long accepted work may take unless a project says otherwise.</summary>
    private static readonly TimeSpan ProjectHandle = TimeSpan.FromSeconds(1_800);

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task One_task_after_the_other_comes_by_itself(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, tasks: 2);
        var client = await scene.NewClient(format);
        var standing = (await client.Resume()).Standing!;
        Assert.Equal("offline", standing.Activity);
        Assert.Empty(standing.Assignments);

        Assert.Contains(await client.SetActivity("available"), new[] { "available", "busy" });
        var message = await client.Next();
        Assert.Equal(("assigned", standing.At.Epoch, standing.At.Sequence + 1), (message.Kind, message.Epoch, message.Sequence));
        var first = message.Assignment!;
        Assert.Equal(("offered", "label", "categorization", 0), (first.Standing, first.Stage, first.Type, first.ParamVersion));
        Assert.True(first.Until > DateTimeOffset.UtcNow);
        Assert.Null(first.Response);
        Assert.True(await client.Call<bool>("Accept", first.Task, first.Token));
        Assert.True(await client.Call<bool>("Accept", first.Task, first.Token));
        var now = (await client.Resume()).Standing!;
        Assert.Equal("busy", now.Activity);
        Assert.Equal(("active", first.Task), (Assert.Single(now.Assignments).Standing, now.Assignments[0].Task));

        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(first))).Outcome);
        var second = await client.Assigned();
        Assert.NotEqual(first.Task, second.Task);
        Assert.Equal("completed", (await scene.Customer.Get("/v1/task/" + HubScene.TaskId(first))).Ok().String("status"));
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(second, "c2"))).Outcome);
        Assert.Equal("available", (await client.Resume()).Standing!.Activity);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task With_auto_accept_the_work_is_begun_at_once(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, autoAccept: true);
        var (client, held) = await scene.Holding(format);
        Assert.Equal("active", held.Standing);
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task Who_needs_more_time_is_told_the_new_end(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, autoAccept: true);
        var (client, held) = await scene.Holding(format);

        // Times are told in milliseconds: within the first one the new end is the old one.
        var accepted = held.Until!.Value - ProjectHandle;
        while (DateTimeOffset.UtcNow < accepted.AddMilliseconds(2))
            await client.IsUnharmed();
        Assert.True(await client.Call<bool>("Extend", held.Task, held.Token));
        var again = await client.Assigned();
        Assert.Equal((held.Task, held.Token, "active"), (again.Task, again.Token, again.Standing));
        Assert.True(again.Until > held.Until);
        Assert.False(await client.Call<bool>("Extend", held.Task, held.Token + 1));
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(again))).Outcome);
    }

    [Fact]
    public async Task What_comes_next_tells_its_attachments_and_no_more()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        await scene.NewProject("pictures", autoAccept: true);
        for (var i = 0; i < 2; i++)
            (await scene.Customer.Post("/v1/task/categorization", new { batch = "pictures-batch", attachment = $"data:text/plain,{i}" })).Ok();
        (await scene.Customer.Post("/v1/batches/pictures-batch/finalize")).Ok();
        var (client, held) = await scene.Holding(WireFormat.Json);
        IReadOnlyList<AttachmentLink> ahead;
        while ((ahead = await client.Call<IReadOnlyList<AttachmentLink>>("Ahead")).Count == 0)
            await client.Call<object>("Heartbeat");
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal((await client.Assigned()).Attachments.Select(a => a.Url), ahead.Select(a => a.Url));
        Assert.Empty(await client.Call<IReadOnlyList<AttachmentLink>>("Ahead"));
    }

    [Theory]
    [InlineData(WireFormat.Json, "Decline", false)]
    [InlineData(WireFormat.MessagePack, "Decline", false)]
    [InlineData(WireFormat.Json, "Release", true)]
    [InlineData(WireFormat.MessagePack, "Release", true)]
    public async Task What_is_given_up_goes_to_somebody_else(WireFormat format, string method, bool begun)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        if (begun)
            Assert.True(await client.Call<bool>("Accept", held.Task, held.Token));
        Assert.True(await client.Call<bool>(method, held.Task, held.Token, "too dark", 3_600.0));
        Assert.False(await client.Call<bool>(method, held.Task, held.Token, "too dark", null));
        Assert.False(await client.Call<bool>("Accept", held.Task, held.Token));
        Assert.Equal("too dark", (await scene.Rows(held)).State.Attempts.Single().Reason);

        var (_, other) = await scene.Holding(format);
        Assert.Equal(held.Task, other.Task);
        Assert.NotEqual(held.Token, other.Token);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task The_parameters_are_told_to_the_holder_alone(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, tasks: 2);
        var (one, mine) = await scene.Holding(format);
        var (other, theirs) = await scene.Holding(format);
        var project = await one.Call<WireProject>("Project", mine.Task, mine.Token);
        Assert.Equal(("p", "categorization", 0, mine.Project), (project.Name, project.Type, project.ParamVersion, project.Id));
        Assert.Equal("""{"categories":["cat","dog"]}""", project.Params);

        await one.Refused("not_held", "Project", theirs.Task, theirs.Token);
        await one.Refused("not_held", "Project", mine.Task, mine.Token + 1);
        await other.Refused("not_held", "Project", mine.Task, mine.Token);
        Assert.True(await one.Call<bool>("Decline", mine.Task, mine.Token, "no", null));
        await one.Refused("not_held", "Project", mine.Task, mine.Token);
    }
}
