using System.Data.Common;
using Dapper;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Reading;

/// <summary>
/// Reads all tasks in order of id, page by page, each with its events, attempts and callbacks. Memory is that of one page,
/// however long the history.
/// </summary>
internal sealed class HistoryReader(DbConnection connection, DbTransaction? transaction, int pageTasks)
{
    private const string Span = "task_id >= @first AND task_id <= @last";

    public IEnumerable<TaskHistory> Read(CancellationToken cancel)
    {
        var after = "";
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var tasks = Query<TaskLine>($"SELECT {TaskLine.Columns} FROM tasks WHERE id > @after ORDER BY id LIMIT @pageTasks", new { after, pageTasks });
            if (tasks.Count == 0)
                yield break;
            var span = new { first = tasks[0].Id, last = tasks[^1].Id };
            var events = new Groups<EventLine>(Query<EventLine>($"SELECT {EventLine.Columns} FROM events WHERE {Span} ORDER BY task_id, version", span), e => e.TaskId);
            var attempts = new Groups<AttemptLine>(Query<AttemptLine>($"SELECT {AttemptLine.Columns} FROM attempts WHERE {Span} ORDER BY task_id, token", span), a => a.TaskId);
            var outbox = Query<OutboxLine>($"SELECT {OutboxLine.Columns} FROM outbox WHERE {Span}", span).ToLookup(o => o.TaskId);
            foreach (var task in tasks)
                yield return new(task, events.Next(task.Id), attempts.Next(task.Id), [.. outbox[task.Id]]);
            after = tasks[^1].Id;
        }
    }

    private List<T> Query<T>(string sql, object parameters) => connection.Query<T>(sql, parameters, transaction).AsList();
}
