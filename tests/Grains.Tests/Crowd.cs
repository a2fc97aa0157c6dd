using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Xunit;

namespace Scheduler.Tests.Grains;

/// <summary>People who answer whatever they are shown until all tasks are closed, while time passes.</summary>
internal static class Crowd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task WorkUntilDone(SchedulerCluster cluster, World world, IReadOnlyList<TaskRow> tasks, int people)
    {
        using var done = new CancellationTokenSource(Patience);
        var crowd = new List<Task>();
        for (var i = 0; i < people; i++)
            crowd.Add(Work(await world.AddAnnotator(Roles.Labeler | Roles.Reviewer), done.Token));

        await cluster.LetTimePass(Closed(world, tasks, done.Token));
        await done.CancelAsync();
        await Task.WhenAll(crowd);
    }

    private static async Task<bool> Closed(World world, IReadOnlyList<TaskRow> tasks, CancellationToken patience)
    {
        foreach (var task in tasks)
            while (await world.Read(task.Ref.Id) is { Status: LabelTaskStatus.Pending } state)
            {
                Assert.False(patience.IsCancellationRequested, $"Still pending: {state.Ref.Id} stage {state.Stage}, {string.Join("; ", state.Attempts.Select(a => $"{a.Token} {a.Annotator} {a.State}"))}");
                await Task.Delay(20, CancellationToken.None);
            }

        return true;
    }

    /// <summary>A client: shows what the standing says, answers it, and looks again; pushes only make it quicker.</summary>
    private static async Task Work(Annotator annotator, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            try
            {
                var standing = await annotator.Arrive();
                if (standing.Assignments.IsEmpty)
                    standing = (await annotator.Grain.Resume(new(0, 0))).Standing!;
                foreach (var assignment in standing.Assignments)
                    await annotator.Answer(assignment, "cat");
            }
            catch (Exception)
            {
                // A call into a dying silo: the client tries again.
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }
}
