using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Postgres;

internal sealed class PostgresDialect : Dialect
{
    // The database's own collation may order letters before digits or ignore case: ids must order as they do in C#.
    public override string IdType => "text COLLATE \"C\"";

    public override string IndexByAt => "USING brin (at) WITH (pages_per_range = 32, autosummarize = on)";

    public override string Now => "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";

    public override string ForUpdate => " FOR UPDATE";

    public override string In(string column, string parameter) => $"{column} = ANY(@{parameter})";

    public override string HasAny(string column, string parameter) =>
        $"EXISTS (SELECT 1 FROM json_array_elements_text({column}::json) x(value) WHERE x.value = ANY(@{parameter}))";

    public override object List(IEnumerable<string> values) => values.ToArray();
}
