using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Storage;
using Scheduler.Storage.Quality;
using Xunit;

namespace Scheduler.Tests.Grains.Quality;

/// <summary>What claims of a project with quality tasks ask the database, and what they know without.</summary>
public sealed class StandingTests
{
    private static readonly ProjectSettings WithQuality = new() { AutoAccept = true, HasQualityTasks = true, EvaluationShare = 0 };

    private CountedPort<IQualityAttempts> _asked = null!;

    [Fact]
    public async Task A_claim_without_news_asks_the_database_nothing()
    {
        await using var cluster = await Start();
        var world = await World.Create(cluster, WithQuality);
        await Training(cluster, world);
        await world.AddTasks(8);
        var ann = await world.AddAnnotator();
        await cluster.Storage<IQualityAttempts>().Pass(world.Project.Id, ann.Id, 1, world.Now);
        await ann.Arrive();
        var held = await ann.NextAssignment();
        var asked = _asked.All;
        Assert.True(asked > 0);
        for (var i = 0; i < 4; i++)
            held = await AnswerAndNext(ann, held);
        Assert.Equal(asked, _asked.All);

        // What the project asks is looked up again after a while. By the claim for the task after the next, which goes on behind the answer.
        cluster.Time.Advance(TimeSpan.FromSeconds(5));
        await AnswerAndNext(ann, held);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_asked.All == asked)
            await Task.Delay(5, patience.Token);
        Assert.Equal(asked + 1, _asked.All);
    }

    [Fact]
    public async Task Who_has_just_passed_the_training_has_work_at_once_and_is_not_looked_up_again()
    {
        // The clock stands still: whatever waited for it would wait for ever.
        await using var cluster = await Start();
        var world = await World.Create(cluster, WithQuality);
        await Training(cluster, world);
        await world.AddTasks(8);
        var ann = await world.AddAnnotator();
        await ann.Arrive();
        var training = await ann.NextAssignment();
        Assert.Contains("training", training.Params, StringComparison.Ordinal);
        var held = await AnswerAndNext(ann, training);
        Assert.DoesNotContain("training", held.Params, StringComparison.Ordinal);
        held = await AnswerAndNext(ann, held);
        Assert.Equal(1, _asked.Of(nameof(IQualityAttempts.Pass)));
        var asked = _asked.All;
        for (var i = 0; i < 4; i++)
            held = await AnswerAndNext(ann, held);
        Assert.Equal(asked, _asked.All);
    }

    private Task<SchedulerCluster> Start() => SchedulerCluster.Start(decorate: (services, storage) =>
    {
        (var port, _asked) = CountedPort.Of(storage.GetRequiredService<IQualityAttempts>());
        services.AddSingleton(port);
    });

    private static async Task<Assignment> AnswerAndNext(Annotator ann, Assignment held)
    {
        Assert.Equal(SubmitOutcome.Accepted, (await ann.Submit(held)).Outcome);
        return await ann.NextAssignment();
    }

    private static async Task Training(SchedulerCluster cluster, World world) => Assert.Equal(new(QualityIntake.Added), await cluster.Storage<IQualityTasks>().Create(
        new(cluster.Storage<IdSource>().Next(), world.Tenant, QualityTaskKind.Training, world.Project.Id, world.Project.Type, world.Now, "{}", """{"category":"cat"}""", null)
        {
            Params = """{"attachment":"training"}""",
            ParamVersion = 0,
        }));
}
