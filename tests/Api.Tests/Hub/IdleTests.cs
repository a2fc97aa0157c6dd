using System.Diagnostics;

namespace Scheduler.Tests.Api.Hub;

/// <summary>Nobody who could work waits beside open work: not until the next beat, for none comes here.</summary>
[Collection(ApiCollection.Name)]
public class IdleTests(ApiHost host)
{
    private const int Rounds = 80, Seed = 20261129;

    [Theory]
    [InlineData(3, 1)]
    [InlineData(6, 4)]
    public async Task People_who_come_and_go_and_say_no_have_all_that_is_open(int people, int tasks)
    {
        await using var scene = await HubScene.Of(host, tasks);
        var crowd = new List<Seated>();
        for (var i = 0; i < people; i++)
            crowd.Add(new(await scene.NewClient(i % 2 == 0 ? WireFormat.Json : WireFormat.MessagePack)));
        var chance = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(crowd.Select(p => p.Move(chance.Next(6))).ToArray());
            var expected = Math.Min(tasks, crowd.Count(p => p.Available));
            for (var clock = Stopwatch.StartNew(); crowd.Count(p => p.Held is not null) != expected; await Task.Delay(1))
            {
                Assert.True(clock.Elapsed < HubClient.Patience, $"round {round}: {crowd.Count(p => p.Held is not null)} tasks are held in place of {expected}");
                crowd.ForEach(p => p.Read());
            }
        }
    }

    /// <summary>One person with what the hub has told them.</summary>
    private sealed class Seated(HubClient client)
    {
        public bool Available { get; private set; }

        public WireAssignment? Held { get; private set; }

        /// <summary>Comes or goes at two of six draws, gives back what they hold at a third.</summary>
        public async Task Move(int draw)
        {
            if (draw < 2)
                await client.SetActivity((Available = !Available) ? "available" : "break");
            else if (draw == 2 && Held is { } held)
                await client.Call<bool>("Decline", held.Task, held.Token, "no", 0.0);
            Read();
        }

        /// <summary>What has come by now.</summary>
        public void Read()
        {
            while (client.TryNext() is { } message)
                Held = message.Kind switch
                {
                    "assigned" => message.Assignment,
                    "withdrawn" or "finished" when message.Token == Held?.Token && message.Task == Held.Task => null,
                    _ => Held,
                };
        }
    }
}
