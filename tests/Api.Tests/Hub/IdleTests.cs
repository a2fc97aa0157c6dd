using System.Diagnostics;

namespace Scheduler.Tests.Api.Hub;

/// <summary>Nobody who could work waits beside open work, or beside what others hold ahead: not until the next beat, for none comes here.</summary>
[Collection(ApiCollection.Name)]
public class IdleTests(ApiHost host)
{
    private const int Seed = 20261129, Rounds = 60;

    [Theory]
    [InlineData(3, 1, false)]
    [InlineData(6, 4, false)]
    [InlineData(4, 20, true)]
    [InlineData(6, 24, true)]
    public async Task People_who_come_and_go_and_say_no_have_all_that_is_open(int people, int tasks, bool workAhead)
    {
        await using var scene = await HubScene.Of(host, tasks, autoAccept: workAhead);
        var crowd = new List<Seated>();
        for (var i = 0; i < people; i++)
            crowd.Add(new(await scene.NewClient(i % 2 == 0 ? WireFormat.Json : WireFormat.MessagePack)));
        var chance = new Random(Seed);
        for (var round = 0; round < Rounds && crowd.Sum(p => p.Answered) < tasks; round++)
        {
            await Task.WhenAll(crowd.Select(p => p.Move(chance.Next(8), workAhead)).ToArray());
            for (var clock = Stopwatch.StartNew(); !HaveAll(); await Task.Delay(1))
                Assert.True(clock.Elapsed < HubClient.Patience, $"round {round}: {string.Join(", ", crowd)}, {tasks - crowd.Sum(p => p.Answered)} tasks to do");
        }

        bool HaveAll()
        {
            crowd.ForEach(p => p.Read());

            // Who goes on a break keeps what they have begun.
            var kept = crowd.Count(p => !p.Available && p.Held is not null);
            var open = tasks - crowd.Sum(p => p.Answered) - kept;
            return crowd.Count(p => p.Held is not null) == kept + Math.Min(open, crowd.Count(p => p.Available));
        }
    }

    /// <summary>One person with what the hub has told them.</summary>
    private sealed class Seated(HubClient client)
    {
        public bool Available { get; private set; }

        public WireAssignment? Held { get; private set; }

        public int Answered { get; private set; }

        /// <summary>Comes or goes, says no, or answers; or does nothing.</summary>
        public async Task Move(int draw, bool answers)
        {
            if (draw < 2)
                await client.SetActivity((Available = !Available) ? "available" : "break");
            else if (draw < 4 && Held is { } held)
            {
                Held = null;
                if (draw == 2 || !answers)
                    await client.Call<bool>("Decline", held.Task, held.Token, "no", 0.0);
                else if ((await client.Submit(HubScene.Answer(held))).Outcome == "accepted")
                    Answered++;
            }
        }

        /// <summary>What has come by now.</summary>
        public void Read()
        {
            while (client.TryNext() is { } message)
                Held = message.Kind switch
                {
                    "assigned" => message.Assignment,
                    "withdrawn" or "finished" when (message.Task, message.Token) == (Held?.Task, Held?.Token) => null,
                    _ => Held,
                };
        }

        public override string ToString() => $"{(Available ? "available" : "on a break")} {(Held is null ? "with nothing" : "with a task")}";
    }
}
