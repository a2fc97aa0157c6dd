using System.Globalization;

namespace Scheduler.Chaos.Disturbances;

/// <summary>Something was broken.</summary>
/// <param name="From">When.</param>
/// <param name="Ready">When everything said that it is ready again.</param>
internal sealed record Disturbance(DisturbanceKind Kind, string Target, DateTimeOffset From, DateTimeOffset Ready)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm:ss.f} {Kind} {Target}, ready after {(Ready - From).TotalSeconds:0.0} s");
}
