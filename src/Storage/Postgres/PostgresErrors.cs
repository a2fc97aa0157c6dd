using Npgsql;

namespace Scheduler.Storage.Postgres;

/// <summary>What an exception of the driver means for a write.</summary>
internal static class PostgresErrors
{
    /// <summary>
    /// The data is to blame: data exceptions (22), violated constraints (23), program limits such as an index row too large (54);
    /// or the driver could not even encode a value.
    /// </summary>
    public static bool IsDataError(Exception exception) =>
        exception is PostgresException { SqlState: var state }
            ? state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal) || state.StartsWith("54", StringComparison.Ordinal)
            : exception is ArgumentException or InvalidCastException;

    /// <summary>Somebody has made the version of a task that was to be made: the event's key stands.</summary>
    public static bool IsStale(PostgresException exception) =>
        exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "events_pkey" };

    /// <summary>The same write may succeed if repeated: a deadlock, a lost connection, a server that restarts.</summary>
    public static bool IsTransient(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
            or NpgsqlException { IsTransient: true };
}
