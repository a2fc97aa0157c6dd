using System.Security.Cryptography;
using Scheduler.Domain;

namespace Scheduler.Storage;

/// <summary>New row ids of this process.</summary>
public sealed class IdSource(TimeProvider time)
{
    private readonly IdSequence _sequence = new();

    /// <summary>24 hex digits, later ones greater.</summary>
    public string Next() => _sequence.Next(time.GetUtcNow(), BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)));
}
