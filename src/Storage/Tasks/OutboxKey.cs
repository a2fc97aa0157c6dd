using System.Globalization;

namespace Scheduler.Storage.Tasks;

/// <summary>Id of a callback: the task and the version of the change it tells of. The same on every replay.</summary>
internal static class OutboxKey
{
    public static string Of(string task, int version) => string.Create(CultureInfo.InvariantCulture, $"{task}:{version}");
}
