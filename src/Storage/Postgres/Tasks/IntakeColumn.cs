using Npgsql;
using NpgsqlTypes;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>A column of a new task: as one of the arrays of an <c>unnest</c>, and as a field of a <c>COPY</c>.</summary>
internal abstract class IntakeColumn(string name)
{
    /// <summary>Every column the intake writes; the rest have their defaults.</summary>
    public static readonly IReadOnlyList<IntakeColumn> All =
    [
        Text("id", r => r.Ref.Id.Value), Text("org_id", r => r.Ref.Tenant.Organization.Value), Small("mode", r => (int)r.Ref.Tenant.Mode),
        Text("project_id", r => r.Ref.Project.Value), Text("batch_id", r => r.Ref.Batch.Value), Text("type", r => r.Type), Whole("param_version", r => r.ParamVersion),
        Small("overlap", r => r.Plan.Overlap), Small("review_levels", r => r.Plan.ReviewLevels), Whole("version", r => r.Version), Small("status", r => (int)r.Status),
        Small("stage", r => r.Stage), Small("round", r => r.Round), Long("last_token", r => r.LastToken), Small("open_slots", r => r.OpenSlots),
        Small("priority", r => r.Priority), Long("created_at", r => r.CreatedAt.Ms()), Long("updated_at", r => r.UpdatedAt.Ms()),
        Long("completed_at", r => r.CompletedAt.Ms()), Text("unique_id", r => r.UniqueId), Text("tags", r => r.Tags), Text("instruction", r => r.Instruction),
        Text("callback_url", r => r.CallbackUrl), Text("metadata", r => TaskRecord.Compact(r.Metadata)), Text("params", r => r.Params),
        Text("response", r => r.Response), Text("urgency", r => r.Urgency), Text("idempotency_key", r => r.IdempotencyKey),
    ];

    public static readonly string Names = string.Join(", ", All.Select(c => c._name));

    private readonly string _name = name;

    public abstract NpgsqlParameter Array(IReadOnlyList<TaskRow> rows);

    public abstract Task Write(NpgsqlBinaryImporter copy, TaskRow row);

    private static Column<string?> Text(string name, Func<TaskRow, string?> value) => new(name, NpgsqlDbType.Text, value);

    private static Column<int> Small(string name, Func<TaskRow, int> value) => new(name, NpgsqlDbType.Smallint, value);

    private static Column<int> Whole(string name, Func<TaskRow, int> value) => new(name, NpgsqlDbType.Integer, value);

    private static Column<long?> Long(string name, Func<TaskRow, long?> value) => new(name, NpgsqlDbType.Bigint, value);

    private sealed class Column<T>(string name, NpgsqlDbType type, Func<TaskRow, T> value) : IntakeColumn(name)
    {
        public override NpgsqlParameter Array(IReadOnlyList<TaskRow> rows)
        {
            var column = new T[rows.Count];
            for (var i = 0; i < column.Length; i++)
                column[i] = value(rows[i]);
            return new NpgsqlParameter<T[]> { TypedValue = column };
        }

        public override Task Write(NpgsqlBinaryImporter copy, TaskRow row) =>
            value(row) is { } set ? copy.WriteAsync(set, type) : copy.WriteNullAsync();
    }
}
