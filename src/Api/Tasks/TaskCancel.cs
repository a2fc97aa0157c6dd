using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Storage;

namespace Scheduler.Api.Tasks;

/// <summary>
/// Cancels a task. Somebody may hold it without having accepted it: then that person's grain is asked to give it back, and the
/// same command is sent again.
/// </summary>
internal sealed class TaskCancel(IGrainFactory grains, IdSource ids)
{
    /// <summary>Rounds of asking holders: what one gives back another may be given before the command is sent again.</summary>
    private const int MaxRounds = 5;

    /// <returns><see cref="CancelOutcome.Leased"/>: somebody has accepted it.</returns>
    /// <exception cref="UnsettledException">The outcome is not known.</exception>
    public async Task<CancelOutcome> Cancel(Tenant tenant, TaskId id)
    {
        var task = grains.Get<ITaskGrain>(GrainKeys.Task(tenant, id));
        var command = new CommandId("cancel-" + ids.Next());
        for (var round = 1; ; round++)
        {
            CancelReply reply;
            try
            {
                reply = await task.Cancel(command);
            }
            catch (UnsettledException) when (round < MaxRounds)
            {
                continue;
            }

            if (reply.Outcome != CancelOutcome.Leased || round == MaxRounds || !await GiveBack(reply, id))
                return reply.Outcome;
        }
    }

    private async Task<bool> GiveBack(CancelReply reply, TaskId id)
    {
        var all = true;
        foreach (var holder in reply.Holders)
            all &= await grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(holder.Annotator)).GiveBackUnaccepted(id, holder.Token);
        return all;
    }
}
