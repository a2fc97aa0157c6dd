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
        await team.ChangeAnnotator(ann.Worker.Id, new(Disabled: true));
        await Assert.ThrowsAsync<UnsettledException>(() => team.ChangeAnnotator(bob.Worker.Id, new(Disabled: true)));
        await Assert.ThrowsAsync<UnsettledException>(() => team.SetTeamRole(["bob@x.org"], TeamRole.Member));
        Assert.Equal("bob", Assert.Single(await cluster.Storage<IAnnotatorStore>().Team(Acme), p => p is { TeamRole: TeamRole.Admin, Disabled: false }).Name);
    }

    [Fact]
    public async Task What_a_change_does_not_name_stays_as_others_have_made_it_meanwhile()
    {
        await using var cluster = await SchedulerCluster.Start();
        await Administrator(cluster, "ann");
        var bob = await Administrator(cluster, "bob");
        var team = cluster.Grains.Get<IOrganizationGrain>(GrainKeys.Organization(Acme));
        await Task.WhenAll(
            team.ChangeAnnotator(bob.Worker.Id, new(Name: "Robert")),
            team.ChangeAnnotator(bob.Worker.Id, new(Skills: [new("cats", 3)])),
            team.ChangeAnnotator(bob.Worker.Id, new(Disabled: true)));
        var row = (await cluster.Storage<IAnnotatorStore>().Get(bob.Worker.Id))!;
        Assert.Equal(("Robert", "cats", true), (row.Name, Assert.Single(row.Worker.Skills).Name, row.Disabled));
    }

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
