using Dapper;

namespace Scheduler.Storage.Relational;

/// <summary>Conditions joined by AND, with their parameters. Absent conditions leave no trace, so that an index can serve the rest.</summary>
internal sealed class Conditions
{
    private readonly List<string> _conditions = [];

    public DynamicParameters Parameters { get; } = new();

    public void Add(string condition, string parameter, object value)
    {
        _conditions.Add(condition);
        Parameters.Add(parameter, value);
    }

    public override string ToString() => string.Join(" AND ", _conditions);
}
