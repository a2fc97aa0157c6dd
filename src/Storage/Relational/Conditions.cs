using Dapper;
using Scheduler.Domain;

namespace Scheduler.Storage.Relational;

/// <summary>Conditions joined by AND, with their parameters. Absent conditions leave no trace, so that an index can serve the rest.</summary>
internal sealed class Conditions
{
    private readonly List<string> _conditions = [];

    public DynamicParameters Parameters { get; } = new();

    /// <summary>A condition that holds no value from outside.</summary>
    public void Add(string condition) => _conditions.Add(condition);

    public void Add(string condition, string parameter, object value)
    {
        _conditions.Add(condition);
        Parameters.Add(parameter, value);
    }

    /// <summary>The newest rows of a tenant, ties by id, in pages: SQL from behind WHERE on, over tables that have these columns.</summary>
    /// <param name="after">Time and id of the last row of the page before; null for the first page.</param>
    public static (string Where, DynamicParameters Parameters) NewestFirst(Tenant tenant, (DateTimeOffset CreatedAt, string Id)? after, int limit)
    {
        var where = new Conditions();
        where.Add("org_id = @org", "org", tenant.Organization.Value);
        where.Add("mode = @mode", "mode", (int)tenant.Mode);
        if (after is { } last)
        {
            where.Add("(created_at, id) < (@at, @after)", "at", last.CreatedAt.Ms());
            where.Parameters.Add("after", last.Id);
        }

        where.Parameters.Add("limit", limit);
        return ($"{where} ORDER BY created_at DESC, id DESC LIMIT @limit", where.Parameters);
    }

    public override string ToString() => string.Join(" AND ", _conditions);
}
