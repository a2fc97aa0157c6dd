using System.Globalization;

namespace Scheduler.Domain.Imports;

/// <summary>
/// Ids of imported tasks: the same line of the same import has the same one however often it is sent. What is stored already is
/// found by it, so that nothing is made twice. An import's id is its sender's choice, so two tenants may well choose the same.
/// </summary>
public static class ImportIds
{
    /// <param name="line">1 to <see cref="ImportLimits.MaxLines"/>.</param>
    public static TaskId Of(Tenant tenant, string import, DateTimeOffset createdAt, int line)
    {
        var whose = StableHash.Of($"{tenant.Organization.Value} {(int)tenant.Mode} {import}");
        return new(string.Create(CultureInfo.InvariantCulture, $"{createdAt.ToUnixTimeMilliseconds():x12}{line:x5}{whose & 0x0fff_ffff:x7}"));
    }
}
