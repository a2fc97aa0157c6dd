using System.Text;
using Microsoft.Extensions.Time.Testing;
using Scheduler.Api.Exports;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Files;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Api.Exports;

/// <summary>Writers that die in the middle, over a store of their own that no other writer works on.</summary>
public sealed class ResumeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(World.Start.AddDays(1));
    private TestStorage _storage = null!;
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.Sqlite();
        _world = new World(_storage);
        var batch = await _world.Batch();
        await _storage.Intake.Add([.. Enumerable.Range(0, 700).Select(i => _world.NewTask(batch, at: World.Start.AddMilliseconds(i)))]);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Theory, InlineData("jsonl", 1), InlineData("jsonl", 3), InlineData("csv", 2), InlineData("yolo", 2)]
    public async Task What_a_killed_writer_left_is_gone_on_from(string format, int pages)
    {
        var whole = await Content(await Run(await New(format)));
        var export = await New(format);
        await Assert.ThrowsAsync<KilledException>(() => Run(export, pages));
        var left = (await Store.Get(export.Id))!;
        Assert.Equal(ExportState.Open, left.State);
        Assert.True(left.Progress!.After is not null, "nothing was made durable");
        Spoil(export.Id);

        _time.Advance(ExportLimits.Lease);
        var reads = new Counting(History);
        var done = await Run(export, history: reads);
        Assert.Equal(whole, await Content(done));
        Assert.True(reads.Rows < 700, $"began anew: {reads.Rows}");
        Assert.Empty(Drafts(export.Id));
    }

    [Fact]
    public async Task Where_the_drafts_are_gone_it_begins_anew()
    {
        var export = await New("jsonl");
        await Assert.ThrowsAsync<KilledException>(() => Run(export, 2));
        foreach (var draft in Drafts(export.Id))
            File.Delete(draft);
        _time.Advance(ExportLimits.Lease);
        Assert.Equal(700, Encoding.UTF8.GetString(await Content(await Run(export))).Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_writer_that_was_given_up_and_wakes_spoils_nothing()
    {
        var export = await New("jsonl");
        Task<ExportRow>? other = null;
        var sleeper = Runner(new Sleeping(History, 2, () =>
        {
            // While it sleeps, another finishes.
            _time.Advance(ExportLimits.Lease);
            return other = Run(export);
        }));
        var token = Guid.NewGuid().ToString("D");
        var leased = (await Store.Lease(token, Now + ExportLimits.Lease, Now))!;
        await sleeper.Run(leased, token, default);
        var done = await other!;
        Assert.Equal(ExportState.Completed, done.State);
        Assert.NotEqual(token, done.File);
        Assert.Equal(700, Encoding.UTF8.GetString(await Content(done)).Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_writer_that_died_after_keeping_the_file_has_its_word_said_by_the_next()
    {
        var export = await New("jsonl");
        var token = Guid.NewGuid().ToString("D");
        await Run(export, token: token, store: new Mute(Store));
        Assert.Equal(ExportState.Open, (await Store.Get(export.Id))!.State);
        Assert.NotNull(_storage.Get<IFileContent>().Open(token));
        _time.Advance(ExportLimits.Lease);
        var done = await Run(export, history: new Counting(History, 0));
        Assert.Equal((ExportState.Completed, token), (done.State, done.File));
    }

    private DateTimeOffset Now => _time.GetUtcNow().ToMillisecond();

    private IExportStore Store => _storage.Get<IExportStore>();

    private ITaskHistory History => _storage.Get<ITaskHistory>();

    private async Task<ExportRow> New(string format)
    {
        var export = new ExportRow(Guid.NewGuid().ToString("D"), _world.Tenant, format, "{}", Now, Now);
        Assert.True(await Store.Create(export, 100));
        return export;
    }

    private ExportRunner Runner(ITaskHistory history, IExportStore? store = null)
    {
        var (projects, batches) = (_storage.Get<IProjectStore>(), _storage.Get<IBatchStore>());
        return new(store ?? Store, history, _storage.Get<IFileDrafts>(), _storage.Get<IFileContent>(), new ExportPlans(projects, batches), new Names(projects, batches), projects, _time);
    }

    private async Task<ExportRow> Run(ExportRow export, int? killedAfter = null, ITaskHistory? history = null, string? token = null, IExportStore? store = null)
    {
        token ??= Guid.NewGuid().ToString("D");
        var leased = (await Store.Lease(token, Now + ExportLimits.Lease, Now))!;
        Assert.Equal(export.Id, leased.Id);
        var source = history ?? new Sleeping(History, killedAfter ?? int.MaxValue, () => throw new KilledException(), _time);
        try
        {
            await Runner(source, store).Run(leased, token, default);
        }
        catch (TimeoutException)
        {
            // The mute store's end.
        }

        return (await Store.Get(export.Id))!;
    }

    private async Task<byte[]> Content(ExportRow export)
    {
        await using var file = _storage.Get<IFileContent>().Open(export.File!)!;
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return copy.ToArray();
    }

    private string[] Drafts(string id) => Directory.GetFiles(_storage.Options.DataFolder!, $"{id}.*.draft", SearchOption.AllDirectories);

    /// <summary>What was written behind the last mark, and never told.</summary>
    private void Spoil(string id)
    {
        foreach (var draft in Drafts(id))
            File.AppendAllText(draft, "half a li");
    }

    private sealed class KilledException : Exception;

    /// <summary>Every page takes a second; before a page of this number something happens.</summary>
    private sealed class Sleeping(ITaskHistory history, int before, Func<Task> happens, FakeTimeProvider? time = null) : ITaskHistory
    {
        private int _pages;

        public async Task<TaskPage> Read(TaskFilter filter, DateTimeOffset asOf, TaskCursor? after, int limit, CancellationToken cancel = default)
        {
            time?.Advance(ExportLimits.Step);
            if (_pages++ == before)
                await happens();
            return await history.Read(filter, asOf, after, limit, cancel);
        }

        public Task<long> Count(TaskFilter filter, DateTimeOffset asOf, long most, CancellationToken cancel = default) => history.Count(filter, asOf, most, cancel);
    }

    private sealed class Counting(ITaskHistory history, int most = int.MaxValue) : ITaskHistory
    {
        public int Rows { get; private set; }

        public async Task<TaskPage> Read(TaskFilter filter, DateTimeOffset asOf, TaskCursor? after, int limit, CancellationToken cancel = default)
        {
            var page = await history.Read(filter, asOf, after, limit, cancel);
            Rows += page.Tasks.Count;
            Assert.True(Rows <= most, "read again");
            return page;
        }

        public Task<long> Count(TaskFilter filter, DateTimeOffset asOf, long most, CancellationToken cancel = default) => history.Count(filter, asOf, most, cancel);
    }

    /// <summary>Loses the last word.</summary>
    private sealed class Mute(IExportStore store) : IExportStore
    {
        public Task<bool> Finish(string id, string token, ExportEnd end, CancellationToken cancel = default) => throw new TimeoutException();

        public Task<bool> Create(ExportRow export, int maxOpen, CancellationToken cancel = default) => store.Create(export, maxOpen, cancel);

        public Task<ExportRow?> Get(Tenant tenant, string id, CancellationToken cancel = default) => store.Get(tenant, id, cancel);

        public Task<ExportRow?> Get(string id, CancellationToken cancel = default) => store.Get(id, cancel);

        public Task<IReadOnlyList<ExportRow>> List(Tenant tenant, ExportCursor? after, int limit, CancellationToken cancel = default) => store.List(tenant, after, limit, cancel);

        public Task<IReadOnlyDictionary<DeliveryId, ExportRow>> OfDeliveries(Tenant tenant, IReadOnlyCollection<DeliveryId> deliveries, CancellationToken cancel = default) =>
            store.OfDeliveries(tenant, deliveries, cancel);

        public Task<ExportRow?> Delete(Tenant tenant, string id, CancellationToken cancel = default) => store.Delete(tenant, id, cancel);

        public Task<ExportRow?> Lease(string token, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default) => store.Lease(token, until, now, cancel);

        public Task<bool> Advance(string id, string token, long total, ExportProgress progress, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default) =>
            store.Advance(id, token, total, progress, until, now, cancel);

        public Task Release(string id, string token, CancellationToken cancel = default) => store.Release(id, token, cancel);

        public Task<IReadOnlyList<ExportRow>> DeleteDone(DateTimeOffset before, int limit, CancellationToken cancel = default) => store.DeleteDone(before, limit, cancel);
    }
}
