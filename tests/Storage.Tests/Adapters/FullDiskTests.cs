using System.Data.Common;
using System.Text;
using Dapper;
using Scheduler.Storage.Files;
using Scheduler.Storage.Relational;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Adapters;

public sealed class FullDiskTests(SqliteAdapter adapter) : IClassFixture<SqliteAdapter>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("full-disk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_database_that_cannot_grow_is_told_of_as_one_that_may_again_later()
    {
        await using var storage = await adapter.Storage.Again("full");
        var world = new World(storage);
        var batch = await world.Batch();
        var database = storage.Get<RecordDatabase>();
        var pages = await Write("PRAGMA page_count");
        await Write($"PRAGMA max_page_count = {pages}");
        var large = new string('x', 1_000_000);
        var failure = await Assert.ThrowsAnyAsync<DbException>(() => storage.Intake.Add([world.NewTask(batch) with { Instruction = large }]));
        Assert.True(failure.IsTransient, failure.Message);

        await Write("PRAGMA max_page_count = 1073741823");
        await storage.Intake.Add([world.NewTask(batch) with { Instruction = large }]);

        Task<long> Write(string pragma) => database.Write(transaction => transaction.Connection!.ExecuteScalarAsync<long>(pragma, transaction: transaction), default);
    }

    [Fact]
    public async Task Who_sends_a_file_and_who_stores_it_are_not_blamed_for_each_other()
    {
        var id = Guid.NewGuid().ToString("D");
        var content = new FolderContent(_folder);
        await Assert.ThrowsAsync<InvalidDataException>(() => content.Put(id, new BrokenOff(), 100));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));

        var taken = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(taken, "");
        await Assert.ThrowsAnyAsync<IOException>(() => new FolderContent(taken).Put(id, new MemoryStream(Encoding.UTF8.GetBytes("picture")), 100));
    }

    private sealed class BrokenOff() : MemoryStream(Encoding.UTF8.GetBytes("half a pict"))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The connection was reset.");
    }
}
