using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Checker;
using Scheduler.Storage;
using Scheduler.Storage.Relational;

namespace Scheduler.Tests.Checker;

/// <summary>A database with the product's own schema and a history written by hand, never by the product.</summary>
public sealed class ForgedRecords : IAsyncDisposable
{
    /// <summary>2026-05-28, in Unix milliseconds.</summary>
    public const long Start = 1_780_000_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("forged-").FullName;
    private readonly ServiceProvider _services;
    private readonly SqliteConnection _connection;
    private int _tasks;

    private ForgedRecords()
    {
        _services = new ServiceCollection().AddLogging().AddSchedulerStorage(new StorageOptions { DataFolder = _folder, Writer = "forge" }).BuildServiceProvider();
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "records.db")};Pooling=False");
    }

    public ClientLedger Ledger { get; } = new();

    /// <summary>One project with a launched batch; people are added as they are named.</summary>
    public static async Task<ForgedRecords> New(string settings = "{}")
    {
        var records = new ForgedRecords();
        await records._services.GetRequiredService<StorageSchema>().Apply();
        await records._connection.OpenAsync();

        // The history may break what the database itself forbids.
        records.Run("DROP INDEX attempts_submitted");
        records.Run("INSERT INTO projects (id, org_id, mode, name, type, settings, created_at, archived) VALUES ('p', 'o', 1, 'p', 'categorization', @settings, 0, 0)", new { settings });
        records.Run($"""
            INSERT INTO batches (id, org_id, mode, project_id, workforce, shard, name, kind, status, starts_at_once, priority, metadata, created_at, launched_at)
            VALUES ('b', 'o', 1, 'p', 'platform', 0, 'b', 1, 2, 1, 10, '[]', {Start}, {Start})
            """);
        return records;
    }

    public ForgedTask Task(int overlap = 1, int reviews = 0, string? callback = null) => new(this, $"t{++_tasks:d4}", overlap, reviews, callback);

    /// <summary>An empty batch that was completed, with its callbacks.</summary>
    /// <param name="callbacks">Outbox rows, of as many completions; the last is the one the batch's row tells of.</param>
    public void CompletedBatch(string id, int callbacks, string? address = "http://x", int firstVersion = 0)
    {
        // After the schema was applied, by the clock of the machine.
        var at = DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeMilliseconds();
        Run("""
            INSERT INTO batches (id, org_id, mode, project_id, workforce, shard, name, kind, status, starts_at_once, priority, metadata, created_at, launched_at, completed_at, callback)
            VALUES (@id, 'o', 1, 'p', 'platform', 0, @id, 1, 3, 1, 10, '[]', @start, @start, @at, @address)
            """, new { id, at, address, start = Start });
        for (var i = 0; i < callbacks; i++)
            Run("INSERT INTO outbox (id, task_id, batch_id, version, org_id, mode, status, shard, url, created_at, due_at, tries) VALUES (@key, '', @id, @version, 'o', 1, 2, 0, 'u', @when, 0, 0)",
                new { key = $"{id}:{firstVersion + i}", id, version = firstVersion + i, when = at - callbacks + 1 + i });
    }

    public void Person(string id, int roles = 7, string skills = "[]") => Run("""
        INSERT INTO annotators (id, owner_id, workforce, roles, skills, team_groups, name, token_hash, created_at, disabled)
        VALUES (@id, 'o', 'platform', @roles, @skills, '[]', @id, @id, 0, 0)
        """, new { id, roles, skills });

    public void Run(string sql, object? parameters = null) => _connection.Execute(sql, parameters);

    /// <summary>Counts as they should be; call it when all tasks are written.</summary>
    public void Count() => Run("DELETE FROM batch_counts; INSERT INTO batch_counts SELECT batch_id, 'forge', status, count(*) FROM tasks GROUP BY batch_id, status");

    public CheckReport Check(CheckOptions? options = null) => new HistoryChecker(options ?? new(), Ledger).Check(_connection);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
