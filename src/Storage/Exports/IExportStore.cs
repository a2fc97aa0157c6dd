using Scheduler.Domain;

namespace Scheduler.Storage.Exports;

/// <summary>
/// What is known of exports. A writer leases one under a token of its own; every later word of it names the token, so that of two
/// writers the one whose lease was given away is told so and writes nothing more.
/// </summary>
public interface IExportStore
{
    /// <summary>False when the tenant has <paramref name="maxOpen"/> that are not finished, those of deliveries left out.</summary>
    Task<bool> Create(ExportRow export, int maxOpen, CancellationToken cancel = default);

    Task<ExportRow?> Get(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Whoever's it is: for links that carry their own proof.</summary>
    Task<ExportRow?> Get(string id, CancellationToken cancel = default);

    /// <summary>Newest first; ties by id.</summary>
    Task<IReadOnlyList<ExportRow>> List(Tenant tenant, ExportCursor? after, int limit, CancellationToken cancel = default);

    /// <summary>The files of deliveries; one that was closed before there were any has none.</summary>
    Task<IReadOnlyDictionary<DeliveryId, ExportRow>> OfDeliveries(Tenant tenant, IReadOnlyCollection<DeliveryId> deliveries, CancellationToken cancel = default);

    /// <summary>One of a delivery stays.</summary>
    /// <returns>What was deleted; null when there is none. Its writer, if any, finds out with its next word.</returns>
    Task<ExportRow?> Delete(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>The oldest open export that nobody writes, for this token until then; null for none.</summary>
    Task<ExportRow?> Lease(string token, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Says how far the holder is, and keeps the lease until then. False when it is no longer held.</summary>
    Task<bool> Advance(string id, string token, long total, ExportProgress progress, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Gives the lease back with nothing said. No effect when it is no longer held.</summary>
    Task Release(string id, string token, CancellationToken cancel = default);

    /// <summary>False when the lease is no longer held. The callback of a delivery goes out with the end of its file.</summary>
    Task<bool> Finish(string id, string token, ExportEnd end, CancellationToken cancel = default);

    /// <summary>Deletes rows that were done before <paramref name="before"/>, and returns them. Those of deliveries stay.</summary>
    Task<IReadOnlyList<ExportRow>> DeleteDone(DateTimeOffset before, int limit, CancellationToken cancel = default);
}
