using Scheduler.Api.Metrics;
using Scheduler.Domain;
using Scheduler.Storage;
using Scheduler.Storage.Steering;

namespace Scheduler.Api.Steering;

/// <summary>Writes a manager's action down, before it is done: an action nobody can find must not happen.</summary>
internal sealed class ActionRecorder(IActionLog log, IdSource ids, TimeProvider time)
{
    public Task Record(
        ManagerCaller caller, OrganizationId organization, string action, AnnotatorId? person = null, TaskId? task = null, BatchId? batch = null, string? detail = null) =>
        log.Add(new(ids.Next(), time.GetUtcNow().ToMillisecond(), organization, caller.Actor, action, person, task, batch, detail));
}
