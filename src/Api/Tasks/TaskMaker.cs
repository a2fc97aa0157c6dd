using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Storage;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Makes one task: finds its place, checks it, stores it.</summary>
internal sealed class TaskMaker(KnownTargets known, TaskIntake intake, IdSource ids, TimeProvider time)
{
    /// <summary>Looks at a project that is changed again and again while a task is made.</summary>
    private const int Tries = 5;

    /// <returns>The task as stored and where it went, or why it was not stored.</returns>
    public async Task<(TaskRow? Row, TaskTarget? Target, ErrorReply? Refusal)> Make(TaskPlace place, TaskRequest request, CancellationToken cancel)
    {
        // Nobody is refused by what is only remembered: it may be out of date.
        if (known.Recall(place) is { } target && target.Check(request).Count == 0
            && await Store(target) is { Refusal: null } made)
            return made;

        // Who is refused leaves no project behind that was made for their task.
        if (place is { Project: null, Batch: null } && await known.Refusal(place, request, cancel) is { } wrong)
            return (null, null, wrong);

        for (var tries = 1; ; tries++)
        {
            (target, var refusal) = await known.Find(place, cancel);
            if (target is null)
                return (null, null, refusal);
            if (target.Check(request) is { Count: > 0 } problems)
                return (null, null, ErrorReply.Invalid([.. problems]));
            var stored = await Store(target);
            if (stored.Refusal != TaskIntake.ProjectMoved || tries == Tries)
                return stored;
        }

        async Task<(TaskRow? Row, TaskTarget? Target, ErrorReply? Refusal)> Store(TaskTarget at)
        {
            var row = request.ToRow(at, new(ids.Next()), time.GetUtcNow().ToMillisecond());
            return (await intake.Add([row], cancel))[0] is { } refusal ? (null, null, refusal) : (row, at, null);
        }
    }
}
