using Dapper;
using Scheduler.Storage.Relational;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Adapters;

/// <summary>Base of the laws that every adapter must obey.</summary>
public abstract class Laws
{
    protected Laws(Adapter adapter)
    {
        Skip.If(adapter.Missing is not null, adapter.Missing);
        Adapter = adapter;
        World = new World(adapter.Storage);
    }

    protected Adapter Adapter { get; }

    protected TestStorage Storage => Adapter.Storage;

    protected World World { get; }

    protected async Task<long> Scalar(string sql, object? parameters = null)
    {
        await using var connection = await Storage.Get<RecordDatabase>().Open(default);
        return await connection.ExecuteScalarAsync<long>(sql, parameters);
    }
}
