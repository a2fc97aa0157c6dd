using System.Diagnostics;
using Scheduler.Load.Bed;

namespace Scheduler.Load.Costs;

/// <summary>Reads what has been spent so far; two readings make the cost of what happened between them.</summary>
internal sealed class CostMeter(TestBed bed)
{
    private readonly int? _database = bed.Server?.ProcessId;

    public async Task<CostReading> Read(CancellationToken cancel)
    {
        var transactions = bed.Records is null ? 0 : await bed.Records.WritingTransactions(cancel);
        return new(
            Stopwatch.GetTimestamp(),
            bed.ProcessIds.Sum(ProcessReading.CpuUs),
            _database is { } id ? ProcessReading.FamilyCpuUs(id) : 0,
            ProcessReading.CpuUs(Environment.ProcessId),
            transactions);
    }
}
