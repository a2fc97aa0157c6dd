using System.Data.Common;

namespace Scheduler.Storage.Orleans;

/// <summary>
/// The tables in which Orleans keeps grain state, reminders and, on PostgreSQL, membership, with queries of our own. Give
/// <see cref="Invariant"/> and <see cref="DataSource"/> to the AdoNet options; Orleans does not dispose the source.
/// </summary>
public abstract class OrleansTables
{
    /// <summary>The provider's name as Orleans spells it, which for SQLite is not the driver's.</summary>
    public abstract string Invariant { get; }

    public abstract DbDataSource DataSource { get; }

    /// <summary>True when several silos can find each other through this database.</summary>
    public abstract bool HasMembership { get; }

    /// <summary>Makes the tables and brings the queries up to date. Orleans reads the queries once, as a silo starts.</summary>
    public abstract Task Apply(CancellationToken cancel = default);
}
