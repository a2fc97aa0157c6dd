using Scheduler.Checker;
using Xunit;

namespace Scheduler.Tests.Checker;

/// <summary>What the checker must have said.</summary>
internal static class Verdicts
{
    public static void MustBreak(this CheckReport report, params Law[] laws) =>
        Assert.True(laws.Order().SequenceEqual(report.Counts.Keys.Order()),
            $"expected [{string.Join(", ", laws)}], found:\n{string.Join("\n", report.Violations)}");

    public static void MustHold(this CheckReport report) => report.MustBreak();
}
