using System.Data.Common;
using Dapper;

namespace Scheduler.Checker.Laws;

/// <summary>I4: nothing in the rows speaks of a task that is not there.</summary>
internal static class OrphanLaw
{
    public static void Check(DbConnection connection, DbTransaction? transaction, Findings findings)
    {
        foreach (var table in new[] { "events", "attempts", "outbox" })
            foreach (var task in connection.Query<string>(
                $"SELECT DISTINCT x.task_id FROM {table} x WHERE x.task_id <> '' AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.id = x.task_id)", transaction: transaction))
                findings.Add(Law.RowsFollowEvents, task, $"the task has {table} and no row.");
    }
}
