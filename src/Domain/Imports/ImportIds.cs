using System.Globalization;

namespace Scheduler.Domain.Imports;

/// <summary>
/// Ids of imported tasks: the same line of the same import has the same one however often it is sent. What is stored already is
/// found by it, so that nothing is made twice.
/// </summary>
public static class ImportIds
{
    /// <param name="line">1 to <see cref="ImportLimits.MaxLines"/>.</param>
    public static TaskId Of(string import, DateTimeOffset createdAt, int line) => new(string.Create(
        CultureInfo.InvariantCulture, $"{createdAt.ToUnixTimeMilliseconds():x12}{line:x5}{StableHash.Of(import) & 0x0fff_ffff:x7}"));
}
