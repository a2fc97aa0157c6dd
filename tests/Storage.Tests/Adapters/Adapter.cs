using Scheduler.Tests.Support.Postgres;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Adapters;

/// <summary>One database for all tests of a class; every test is a customer of its own in it.</summary>
public abstract class Adapter : IAsyncLifetime
{
    private TestStorage? _storage;

    /// <summary>Why the tests cannot run here; null when they can.</summary>
    public virtual string? Missing => null;

    public TestStorage Storage => _storage!;

    public abstract Task<TestStorage> Open(Action<StorageOptions>? configure = null);

    public async Task InitializeAsync()
    {
        if (Missing is null)
            _storage = await Open();
    }

    public async Task DisposeAsync()
    {
        if (_storage is not null)
            await _storage.DisposeAsync();
    }
}

public sealed class SqliteAdapter : Adapter
{
    public override Task<TestStorage> Open(Action<StorageOptions>? configure = null) => TestStorage.Sqlite(configure);
}

public sealed class PostgresAdapter : Adapter
{
    public override string? Missing => PostgresServer.Required ? null : PostgresServer.Missing;

    public override Task<TestStorage> Open(Action<StorageOptions>? configure = null) => TestStorage.Postgres(configure);
}
