namespace Scheduler.Workers.Wire;

/// <summary>What a person is doing: its number in JSON, its name in MessagePack.</summary>
public enum Activity
{
    Unspecified = 0,
    Offline = 1,
    Available = 2,
    Busy = 3,
    Break = 4,
    Draining = 5,
}
