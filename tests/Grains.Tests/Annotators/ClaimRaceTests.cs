using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Tasks;
using Xunit;

namespace Scheduler.Tests.Grains.Annotators;

/// <summary>What changes about a person while work is being looked for.</summary>
public sealed class ClaimRaceTests
{
    [Fact]
    public async Task Work_that_is_found_for_somebody_who_may_not_have_it_any_more_goes_back_unseen()
    {
        SlowLedger ledger = null!;
        await using var cluster = await SchedulerCluster.Start(decorate: (services, storage) =>
            services.AddSingleton<ILedger>(ledger = new SlowLedger(storage.GetRequiredService<ILedger>())));
        var world = await World.Create(cluster, new ProjectSettings { AutoAccept = true, RequiredSkills = [new("cats", 1)] });
        var task = (await world.AddTasks(1))[0];
        var ann = await world.AddAnnotator(Roles.Labeler, new Skill("cats", 1));
        await ann.Arrive();

        await ledger.Granting;
        var people = cluster.Storage<IAnnotatorStore>();
        var row = (await people.Get(ann.Id))!;
        Assert.True(await people.Update(row with { Worker = row.Worker with { Skills = [] } }));
        await ann.Grain.ProfileChanged();
        ledger.LetGo();

        var given = ann.NextAssignment();
        while ((await world.Read(task.Ref.Id)).Attempts is not [{ State: AttemptState.Revoked }])
        {
            Assert.False(given.IsCompleted, "the task was shown");
            await Task.Delay(5);
        }
    }

    /// <summary>Holds the first grant until it is let go.</summary>
    private sealed class SlowLedger(ILedger ledger) : ILedger
    {
        private readonly TaskCompletionSource _granting = new(TaskCreationOptions.RunContinuationsAsynchronously), _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Granting => _granting.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void LetGo() => _gate.TrySetResult();

        public async ValueTask<LedgerOutcome> Record(LedgerEntry entry)
        {
            var outcome = await ledger.Record(entry);
            if (entry.Change.Kind != TaskEventKind.Granted)
                return outcome;
            _granting.TrySetResult();
            await _gate.Task;
            return outcome;
        }
    }
}
