namespace Scheduler.Workers;

/// <summary>How messages are written on the connection.</summary>
public enum WireFormat
{
    Json = 0,
    MessagePack = 1,
}
