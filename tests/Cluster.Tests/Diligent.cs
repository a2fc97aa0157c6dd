using Scheduler.Workers;
using Scheduler.Workers.Wire;

namespace Scheduler.Tests.Cluster;

/// <summary>Accepts every offer and answers at once.</summary>
internal sealed class Diligent : IWorkerMind
{
    public async Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop)
    {
        if (assignment.Standing == "offered" && !await client.Accept(assignment))
            return;
        var review = assignment.Stage == "review";
        await client.Submit(assignment, new()
        {
            Task = assignment.Task,
            Token = assignment.Token,
            Command = $"{assignment.TaskId()}-{assignment.Token}",
            Response = review ? null : """{"category":"cat"}""",
            Verdict = review ? "accept" : null,
        });
    }
}
