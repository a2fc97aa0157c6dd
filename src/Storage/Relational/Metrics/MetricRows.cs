using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed class MetricRows(RecordDatabase database) : IMetricRows
{
    /// <summary>A person's minutes are only needed until their quarter is there.</summary>
    private static readonly TimeSpan PeoplesMinutes = TimeSpan.FromHours(1);

    private const string Select = "SELECT m.kind, m.scope, m.project_id, m.org_id, m.workforce, m.at, m.figures FROM metrics m WHERE ";
    private const string Period = "m.size = @size AND m.at >= @from AND m.at < @to";

    public async Task<DateTimeOffset?> Mark(string name, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return (await connection.QuerySingleOrDefaultAsync<long?>(
            new CommandDefinition("SELECT until_at FROM metric_marks WHERE name = @name", new { name }, cancellationToken: cancel))).Time();
    }

    public Task<bool> Write(string mark, DateTimeOffset? from, DateTimeOffset to, IReadOnlyList<MetricBucket> buckets, CancellationToken cancel = default) =>
        database.Write(async transaction =>
        {
            var connection = transaction.Connection!;
            var move = from is null
                ? "INSERT INTO metric_marks (name, until_at) VALUES (@mark, @to) ON CONFLICT DO NOTHING"
                : "UPDATE metric_marks SET until_at = @to WHERE name = @mark AND until_at = @from";
            if (await connection.ExecuteAsync(move, new { mark, from = from.Ms(), to = to.Ms() }, transaction) != 1)
                return false;
            foreach (var bucket in buckets)
            {
                var key = new { size = (int)bucket.Size.TotalMinutes, at = bucket.At.Ms() };
                await connection.ExecuteAsync("DELETE FROM metrics WHERE size = @size AND at = @at", key, transaction);
                await connection.ExecuteAsync("""
                    INSERT INTO metrics (at, size, kind, scope, project_id, org_id, workforce, figures)
                    VALUES (@at, @size, @kind, @scope, @project, @org, @workforce, @figures)
                    """, bucket.Flows.Where(f => !f.Value.IsEmpty).Select(f => new
                {
                    key.at,
                    key.size,
                    kind = (int)f.Key.Scope.Kind,
                    scope = f.Key.Scope.Id,
                    project = f.Key.Project?.Value ?? "",
                    org = f.Key.Organization.Value ?? "",
                    workforce = f.Key.Workforce?.Value ?? "",
                    figures = FlowJson.Write(f.Value),
                }), transaction);
            }

            return true;
        }, cancel);

    public Task<IReadOnlyList<MetricRow>> All(TimeSpan size, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default) =>
        Read($"m.kind > 0 AND {Period}", default, size, from, to, cancel);

    public Task<IReadOnlyList<MetricRow>> Of(MetricScope scope, TimeSpan size, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default) =>
        Read($"m.kind = @kind AND m.scope = @scope AND {Period} ORDER BY m.at", scope, size, from, to, cancel);

    public Task<IReadOnlyList<MetricRow>> Within(
        MetricScope scope, ScopeKind kind, TimeSpan size, DateTimeOffset from, DateTimeOffset to, OrganizationId? owner = null, CancellationToken cancel = default) =>
        Read($"m.kind = {(int)kind} AND {Period}" + (scope.Kind, kind) switch
        {
            (ScopeKind.All, _) => "",
            (ScopeKind.Organization, ScopeKind.Person) => " AND m.scope IN (SELECT a.id FROM annotators a WHERE a.owner_id = @scope)",
            (ScopeKind.Organization, _) => " AND m.org_id = @scope",
            (ScopeKind.Workforce, ScopeKind.Person) => " AND m.scope IN (SELECT a.id FROM annotators a WHERE a.workforce = @scope)",
            (ScopeKind.Workforce, _) => " AND m.workforce = @scope",
            (ScopeKind.Project, _) => " AND m.project_id = @scope",
            _ => " AND m.scope = @scope",
        } + (owner is null ? "" : " AND m.scope IN (SELECT a.id FROM annotators a WHERE a.owner_id = @owner)"), scope, size, from, to, cancel, owner);

    public Task Forget(DateTimeOffset now, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM metrics WHERE (size = 1 AND (at < @minutes OR kind = 6 AND at < @people)) OR (size = 15 AND at < @quarters)",
            new
            {
                minutes = (now - Buckets.KeptFor(Buckets.Minute)!.Value).Ms(),
                people = (now - PeoplesMinutes).Ms(),
                quarters = (now - Buckets.KeptFor(Buckets.Quarter)!.Value).Ms(),
            }, transaction);
        return true;
    }, cancel);

    private async Task<IReadOnlyList<MetricRow>> Read(string where, MetricScope scope, TimeSpan size, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel, OrganizationId? owner = null)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<MetricRecord>(new CommandDefinition(Select + where,
            new { kind = (int)scope.Kind, scope = scope.Id, size = (int)size.TotalMinutes, from = from.Ms(), to = to.Ms(), owner = owner?.Value }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }

    private sealed class MetricRecord
    {
        public int Kind { get; init; }

        public string Scope { get; init; } = "";

        public string ProjectId { get; init; } = "";

        public string OrgId { get; init; } = "";

        public string Workforce { get; init; } = "";

        public long At { get; init; }

        public string Figures { get; init; } = "";

        public MetricRow ToRow() => new(
            new(new((ScopeKind)Kind, Scope), new(OrgId), ProjectId == "" ? null : new(ProjectId), Workforce == "" ? null : new(Workforce)),
            At.Time(), FlowJson.Read(Figures));
    }
}
