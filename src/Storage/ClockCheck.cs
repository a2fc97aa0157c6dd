using System.Globalization;
using Dapper;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage;

/// <summary>
/// Holds this machine's clock against the database's, which all processes share. Nothing is assigned by a clock, so a wrong one loses no work; but
/// what is due, cools down, counts as turnaround or is in a minute's figures is said by the clock of whoever writes it, and a silo whose clock is behind
/// its own former start is taken for dead by the others.
/// </summary>
/// <param name="clock">The machine's, never that of the grains.</param>
public sealed class ClockCheck(RecordDatabase database, TimeProvider clock)
{
    /// <summary>Far more than clocks that are kept differ by, and little beside every time that people are given.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    /// <summary>How far this machine is ahead of the database; negative for behind. Zero for what may be the time that the answer took.</summary>
    public async Task<TimeSpan> Ahead(CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var before = clock.GetUtcNow();
        var there = (await connection.ExecuteScalarAsync<long>(new CommandDefinition($"SELECT {database.Dialect.Now}", cancellationToken: cancel))).Time();
        var after = clock.GetUtcNow();
        return there < before ? before - there : there > after ? after - there : TimeSpan.Zero;
    }

    /// <summary>What is wrong, as a sentence that says what to do; null when the clocks agree.</summary>
    public async Task<string?> Problem(CancellationToken cancel = default)
    {
        var ahead = await Ahead(cancel);
        return ahead.Duration() <= Most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The clock of this machine is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's: set the wrong one of the two, and keep both by NTP.");
    }
}
