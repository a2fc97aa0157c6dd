using System.Data;
using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A customer's change of one column that no event tells of, with its time (<see cref="TaskRow.EditedAt"/>).</summary>
internal static class EditStatement
{
    public const string Where = " WHERE id = @id AND org_id = @org AND mode = @mode";

    /// <summary>
    /// To be set to what it is moves no time. Nor does a time go back: hosts' clocks differ, and who asks for what has changed since would
    /// miss it.
    /// </summary>
    /// <param name="column">A name of ours.</param>
    /// <returns>Rows found: 1, or 0 for no such task.</returns>
    public static Task<int> Run(DbTransaction transaction, Tenant tenant, TaskId id, string column, string? value, DateTimeOffset now)
    {
        var parameters = Key(tenant, id);
        parameters.Add("value", value, DbType.String);
        parameters.Add("now", now.Ms());
        return transaction.Connection!.ExecuteAsync($"""
            UPDATE tasks SET edited_at = CASE WHEN {column} IS DISTINCT FROM @value AND COALESCE(edited_at, 0) < @now THEN @now ELSE edited_at END, {column} = @value{Where}
            """, parameters, transaction);
    }

    public static DynamicParameters Key(Tenant tenant, TaskId id) => new(new { id = id.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode });
}
