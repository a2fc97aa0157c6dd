using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Storage;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Makes one task: finds its place, checks it, stores it.</summary>
internal sealed class TaskMaker(KnownTargets known, TaskIntake intake, IdSource ids, TimeProvider time)
{
    /// <returns>The task as stored and where it went, or why it was not stored.</returns>
    public async Task<(TaskRow? Row, TaskTarget? Target, ErrorReply? Refusal)> Make(TaskPlace place, TaskRequest request, CancellationToken cancel)
    {
        // Nobody is refused by what is only remembered: it may be out of date.
        if (known.Recall(place) is { } kept && kept.Check(request).Count == 0
            && await Store(kept) is { Refusal: null } made)
            return made;

        // Who is refused leaves no project behind that was made for their task.
        if (place is { Project: null, Batch: null } && await known.Refusal(place, request, cancel) is { } wrong)
            return (null, null, wrong);

        var (target, refusal) = await known.Find(place, cancel);
        if (target is null)
            return (null, null, request.Refused(refusal!));
        return target.Check(request) is { Count: > 0 } problems ? (null, null, ErrorReply.Invalid(problems)) : await Store(target);

        async Task<(TaskRow? Row, TaskTarget? Target, ErrorReply? Refusal)> Store(TaskTarget at)
        {
            var row = request.ToRow(at, new(ids.Next()), time.GetUtcNow().ToMillisecond());
            return (await intake.Add([row], cancel))[0] is { } refusal ? (null, null, refusal) : (row, at, null);
        }
    }
}
