namespace Scheduler.Domain;

/// <summary>
/// A hash that is the same in every process and version, unlike <see cref="string.GetHashCode()"/>. FNV-1a with murmur3's
/// finalizer: ids made in one millisecond differ in few characters, which FNV alone would not spread over the high bits.
/// </summary>
public static class StableHash
{
    /// <summary>Shards of the sweeps: work is divided between this many sweepers.</summary>
    public const int Shards = 16;

    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return hash ^ (hash >> 16);
    }

    public static int ShardOf(string text) => (int)(Of(text) % Shards);
}
