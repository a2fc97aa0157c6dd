using System.Text.Json;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Sqlite;

internal sealed class SqliteDialect : Dialect
{
    public override string IdType => "text";

    public override string IndexByAt => "(at)";

    public override string Now => "CAST(unixepoch('subsec') * 1000 AS integer)";

    // One writer at a time: a transaction that writes holds everything anyway.
    public override string ForUpdate => "";

    public override string In(string column, string parameter) => $"{column} IN (SELECT value FROM json_each(@{parameter}))";

    public override string HasAny(string column, string parameter) =>
        $"EXISTS (SELECT 1 FROM json_each({column}) x WHERE x.value IN (SELECT value FROM json_each(@{parameter})))";

    public override object List(IEnumerable<string> values) => JsonSerializer.Serialize(values);
}
