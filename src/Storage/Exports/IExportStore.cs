using Scheduler.Domain;

namespace Scheduler.Storage.Exports;

/// <summary>
/// What is known of exports. A writer leases one under a token of its own; every later word of it names the token, so that of two
/// writers the one whose lease was given away is told so and writes nothing more.
/// </summary>
public interface IExportStore
{
    /// <summary>False when the tenant has <paramref name="maxOpen"/> that are not finished.</summary>
    Task<bool> Create(ExportRow export, int maxOpen, CancellationToken cancel = default);

    Task<ExportRow?> Get(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Whoever's it is: for links that carry their own proof.</summary>
    Task<ExportRow?> Get(string id, CancellationToken cancel = default);

    /// <summary>Newest first; ties by id.</summary>
    Task<IReadOnlyList<ExportRow>> List(Tenant tenant, ExportCursor? after, int limit, CancellationToken cancel = default);

    /// <returns>What was deleted; null when there is none. Its writer, if any, finds out with its next word.</returns>
    Task<ExportRow?> Delete(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>The oldest open export that nobody writes, for this token until then; null for none.</summary>
    Task<ExportRow?> Lease(string token, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Says how far the holder is, and keeps the lease until then. False when it is no longer held.</summary>
    Task<bool> Advance(string id, string token, long total, ExportProgress progress, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Gives the lease back with nothing said. No effect when it is no longer held.</summary>
    Task Release(string id, string token, CancellationToken cancel = default);

    /// <summary>False when the lease is no longer held.</summary>
    Task<bool> Finish(string id, string token, ExportEnd end, CancellationToken cancel = default);

    /// <summary>Deletes rows that were done before <paramref name="before"/>, and returns them.</summary>
    Task<IReadOnlyList<ExportRow>> DeleteDone(DateTimeOffset before, int limit, CancellationToken cancel = default);
}
