using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Compat;

/// <summary>The product as anybody starts it, with the keys that its first start prints.</summary>
public sealed class RunningHost : IAsyncLifetime, IAsyncDisposable
{
    private readonly HostProcess _host = new(keep: false);

    public string Base => new Uri(_host.Url, "/v1").ToString();

    public Task<string> LiveKey => _host.Key;

    public Task<string> TestKey => _host.TestKey;

    public Task InitializeAsync() => _host.Start(default);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<RunningHost>
{
    public const string Name = "host";
}
