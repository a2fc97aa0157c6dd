using Scheduler.Domain.Annotators;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Metrics;

public abstract class MetricRowLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly DateTimeOffset Noon = Buckets.Floor(World.Start, Buckets.Hour);

    private IMetricRows Rows => Storage.Get<IMetricRows>();

    private MetricScope Scope => MetricScope.Of(World.Project);

    [SkippableFact]
    public async Task What_is_written_is_read_again_whole()
    {
        var flow = Flow(7);
        await Write("whole", null, Noon, Bucket(Noon, flow));
        var row = Assert.Single(await Rows.Of(Scope, Buckets.Minute, Noon, Noon.AddMinutes(1)));
        Assert.Equal(Noon, row.At);
        Assert.All(Enum.GetValues<Measure>(), m => Assert.Equal(flow[m], row.Flow[m]));
        Assert.Equal((flow.Turnaround.Sum, flow.Turnaround.Quantile(0.5)), (row.Flow.Turnaround.Sum, row.Flow.Turnaround.Quantile(0.5)));
        Assert.Single(await Rows.Within(MetricScope.Of(World.Tenant.Organization), ScopeKind.Project, Buckets.Minute, Noon, Noon.AddMinutes(1)));
        Assert.Empty(await Rows.Within(MetricScope.Of(new OrganizationId("other")), ScopeKind.Project, Buckets.Minute, Noon, Noon.AddMinutes(1)));
    }

    [SkippableFact]
    public async Task Of_two_writers_from_one_mark_one_writes_and_the_other_nothing()
    {
        var mark = World.NewId();
        Assert.True(await Write(mark, null, Noon));
        Assert.False(await Write(mark, null, Noon.AddHours(1)));
        var (a, b) = (Noon.AddMinutes(100), Noon.AddMinutes(101));
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Write(mark, Noon, a, Bucket(b, Flow(i + 1)))));
        Assert.Single(won, true);
        Assert.Equal(a, await Rows.Mark(mark));
        Assert.Single(await Rows.Of(Scope, Buckets.Minute, b, b.AddMinutes(1)));
    }

    [SkippableFact]
    public async Task A_bucket_written_again_is_replaced_and_not_added_to()
    {
        var (mark, at) = (World.NewId(), Noon.AddMinutes(200));
        await Write(mark, null, at, Bucket(at, Flow(3)));
        await Write(mark, at, at.AddMinutes(1), Bucket(at, Flow(4)));
        Assert.Equal(4, Assert.Single(await Rows.Of(Scope, Buckets.Minute, at, at.AddMinutes(1))).Flow[Measure.Completed]);
    }

    [SkippableFact]
    public async Task Minutes_go_after_a_day_and_those_of_people_after_an_hour()
    {
        var person = new AnnotatorId(World.NewId());
        var at = Noon.AddDays(-400);
        await Rows.Write(World.NewId(), null, at, [new(Buckets.Minute, at, new Dictionary<FlowKey, Flow>
        {
            [new(Scope, World.Tenant.Organization, World.Project, null)] = Flow(1),
            [new(MetricScope.Of(person), World.Tenant.Organization, World.Project, null)] = Flow(1),
        })]);
        await Rows.Forget(at.AddHours(2));
        Assert.Single(await Rows.Of(Scope, Buckets.Minute, at, at.AddMinutes(1)));
        Assert.Empty(await Rows.Of(MetricScope.Of(person), Buckets.Minute, at, at.AddMinutes(1)));
        await Rows.Forget(at.AddHours(25));
        Assert.Empty(await Rows.Of(Scope, Buckets.Minute, at, at.AddMinutes(1)));
    }

    [SkippableFact]
    public async Task Presence_grows_and_counts_only_work_within_the_period()
    {
        var (presence, ann) = (Storage.Get<IPresenceStore>(), await Person());
        await presence.Keep([new(ann, Activity.Available, Noon, Noon.AddMinutes(1)), new(ann, Activity.Break, Noon.AddMinutes(20), Noon.AddMinutes(30))]);
        await presence.Keep([new(ann, Activity.Available, Noon, Noon.AddMinutes(10))]);
        await presence.Keep([new(ann, Activity.Available, Noon, Noon.AddMinutes(5))]);
        Assert.Equal([Noon.AddMinutes(10), Noon.AddMinutes(30)], (await presence.Of(ann, Noon, Noon.AddHours(1))).Select(s => s.Until));
        var worked = Assert.Single(await presence.Worked(Noon.AddMinutes(8), Noon.AddHours(1)), w => w.Person == ann);
        Assert.Equal((World.Tenant.Organization, 120_000), (worked.Owner, worked.Ms));
    }

    private async Task<AnnotatorId> Person()
    {
        var id = new AnnotatorId(World.NewId());
        await Storage.Get<Scheduler.Storage.Annotators.IAnnotatorStore>().Create(new(World.Tenant.Organization,
            new(id, WorkforceId.Platform, null, Roles.Labeler, [], []), "Ann", System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id.Value)), Noon));
        return id;
    }

    private Task<bool> Write(string mark, DateTimeOffset? from, DateTimeOffset to, params MetricBucket[] buckets) => Rows.Write(mark, from, to, buckets);

    private MetricBucket Bucket(DateTimeOffset at, Flow flow) =>
        new(Buckets.Minute, at, new Dictionary<FlowKey, Flow> { [new(Scope, World.Tenant.Organization, World.Project, null)] = flow });

    private static Flow Flow(int n)
    {
        var flow = new Flow();
        foreach (var measure in Enum.GetValues<Measure>())
            flow.Add(measure, n + (int)measure);
        flow[Measure.Completed] = n;
        for (var i = 0; i < n; i++)
            flow.Turnaround.Add(1_000 * i);
        return flow;
    }
}

public sealed class SqliteMetricRows(SqliteAdapter adapter) : MetricRowLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresMetricRows(PostgresAdapter adapter) : MetricRowLaws(adapter), IClassFixture<PostgresAdapter>;
