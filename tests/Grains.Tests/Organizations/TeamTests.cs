using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Organizations;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Organizations;
using Scheduler.Storage;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Organizations;
using Xunit;

namespace Scheduler.Tests.Grains.Organizations;

public sealed class TeamTests
{
    private static readonly OrganizationId Acme = new("acme");

    [Fact]
    public async Task Two_calls_that_each_saw_the_other_administrator_stay_leave_one()
    {
        await using var cluster = await SchedulerCluster.Start();
        var (ann, bob) = (await Administrator(cluster, "ann"), await Administrator(cluster, "bob"));
        var team = cluster.Grains.Get<IOrganizationGrain>(GrainKeys.Organization(Acme));
        await team.UpdateAnnotator(ann.Worker.Id, ProfileOf(ann), disabled: true);
        await Assert.ThrowsAsync<UnsettledException>(() => team.UpdateAnnotator(bob.Worker.Id, ProfileOf(bob), disabled: true));
        await Assert.ThrowsAsync<UnsettledException>(() => team.SetTeamRole(["bob@x.org"], TeamRole.Member));
        Assert.Equal("bob", Assert.Single(await cluster.Storage<IAnnotatorStore>().Team(Acme), p => p is { TeamRole: TeamRole.Admin, Disabled: false }).Name);
    }

    [Fact]
    public async Task Who_shuts_somebody_out_undoes_nothing_that_was_changed_of_them_meanwhile()
    {
        await using var cluster = await SchedulerCluster.Start();
        await Administrator(cluster, "ann");
        var bob = await Administrator(cluster, "bob");
        var team = cluster.Grains.Get<IOrganizationGrain>(GrainKeys.Organization(Acme));
        await team.UpdateAnnotator(bob.Worker.Id, ProfileOf(bob) with { Name = "Robert", Skills = [new("cats", 3)] }, disabled: null);
        await team.UpdateAnnotator(bob.Worker.Id, ProfileOf(bob), disabled: true);
        var row = (await cluster.Storage<IAnnotatorStore>().Get(bob.Worker.Id))!;
        Assert.Equal(("Robert", "cats", true), (row.Name, Assert.Single(row.Worker.Skills).Name, row.Disabled));
    }

    private static AnnotatorProfile ProfileOf(AnnotatorRow row) => new(row.Name, row.Worker.Roles, row.Worker.Skills, row.Worker.Groups, Team: true, row.Worker.Languages);

    private static async Task<AnnotatorRow> Administrator(SchedulerCluster cluster, string name)
    {
        var now = cluster.Time.GetUtcNow();
        if (!await cluster.Storage<IOrganizationStore>().Any())
            await cluster.Storage<IOrganizationStore>().Create(new(Acme, "acme", now), []);
        var row = new AnnotatorRow(Acme, new(new(cluster.Storage<IdSource>().Next()), WorkforceId.Of(Acme), Acme, Roles.Labeler, [], []), name, SecretHash.Of(name), now)
        {
            Email = $"{name}@x.org",
            TeamRole = TeamRole.Admin,
        };
        await cluster.Storage<IAnnotatorStore>().Create(row);
        return row;
    }
}
