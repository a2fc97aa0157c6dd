using Scheduler.Domain;

namespace Scheduler.Storage.Imports;

/// <summary>What is known of imports. A request leases one under a token; every later word of it names the token.</summary>
public interface IImportStore
{
    /// <summary>Leases the import of this id; the first time it is stored as <paramref name="fresh"/>.</summary>
    /// <returns>The import as it stands, and whether the lease was given: not when another request holds it, nor when it is done.</returns>
    Task<(ImportRow Import, bool Leased)> Begin(ImportRow fresh, string token, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Says how far it is, and keeps the lease until then; null for done. False when the lease is no longer held.</summary>
    Task<bool> Advance(Tenant tenant, string id, string token, ImportProgress progress, DateTimeOffset? until, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Gives the lease back. No effect when it is no longer held.</summary>
    /// <param name="expected">Until when another request of it is looked for: until then it counts as being sent, and whoever comes gets the lease.</param>
    Task Release(Tenant tenant, string id, string token, DateTimeOffset? expected = null, CancellationToken cancel = default);

    /// <summary>Takes back an import of which no line was settled. No effect when the lease is no longer held.</summary>
    Task Drop(Tenant tenant, string id, string token, CancellationToken cancel = default);

    Task<ImportRow?> Get(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Newest first; ties by id.</summary>
    Task<IReadOnlyList<ImportRow>> List(Tenant tenant, ImportCursor? after, int limit, CancellationToken cancel = default);
}
