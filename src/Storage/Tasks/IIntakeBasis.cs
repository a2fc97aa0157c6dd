using Scheduler.Domain;

namespace Scheduler.Storage.Tasks;

/// <summary>
/// What a batch's project stood like when a new task was checked against it: its settings, its latest parameter version and
/// whether it is archived, as one text to compare. An edge that keeps projects in memory sends it along with its rows
/// (<see cref="TaskRow.Basis"/>), and the intake refuses those whose project has moved on meanwhile.
/// </summary>
public interface IIntakeBasis
{
    /// <summary>Null when there is no such batch. Ask before reading the project: an older text is refused, a newer one would hide a change.</summary>
    Task<string?> Of(Tenant tenant, BatchId batch, CancellationToken cancel = default);
}
