using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Api.Attachments;

/// <summary>
/// Turns a task into an error. Somebody may hold it without having accepted it: then that person's grain is asked to give it
/// back, and the same command is sent again. Work that has begun is left alone.
/// </summary>
internal sealed class TaskFaults(IGrainFactory grains)
{
    /// <summary>Rounds of asking holders: what one gives back another may be given before the command is sent again.</summary>
    private const int MaxRounds = 5;

    /// <returns><see cref="FaultOutcome.Leased"/>: somebody has accepted it.</returns>
    /// <exception cref="UnsettledException">The outcome is not known.</exception>
    public async Task<FaultOutcome> Fault(TaskRef task, string response, bool freesUniqueId)
    {
        var grain = grains.Get<ITaskGrain>(GrainKeys.Task(task.Tenant, task.Id));
        // A task errs at most once, so its command needs no id of its own: whoever checks it again sends the same.
        var request = new FaultRequest(response, freesUniqueId, new("fault-" + task.Id.Value));
        for (var round = 1; ; round++)
        {
            FaultReply reply;
            try
            {
                reply = await grain.Fault(request);
            }
            catch (UnsettledException) when (round < MaxRounds)
            {
                continue;
            }

            if (reply.Outcome != FaultOutcome.Leased || round == MaxRounds || !await GiveBack(reply, task.Id))
                return reply.Outcome;
        }
    }

    private async Task<bool> GiveBack(FaultReply reply, TaskId task)
    {
        var all = true;
        foreach (var holder in reply.Holders)
            all &= await grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(holder.Annotator)).GiveBackUnaccepted(task, holder.Token);
        return all;
    }
}
