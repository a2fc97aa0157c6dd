using System.Globalization;

namespace Scheduler.Tests.Domain;

/// <summary><c>tests/run-long</c> runs the laws of generated taxonomies many times longer: <c>LONG_TIER_TIMES</c>, default 1.</summary>
internal static class LongTier
{
    public static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("LONG_TIER_TIMES"), CultureInfo.InvariantCulture, out var times) ? times : 1;
}
