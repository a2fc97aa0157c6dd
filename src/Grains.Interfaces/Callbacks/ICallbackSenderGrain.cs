namespace Scheduler.Grains.Interfaces.Callbacks;

/// <summary>Sends the callbacks of a shard of endpoints. Key: <see cref="GrainKeys.CallbackSender"/>.</summary>
[Alias("callback-sender")]
public interface ICallbackSenderGrain : IGrainWithStringKey
{
    /// <summary>There may be something to send. A hint: what it does not reach a sweep finds.</summary>
    [Alias("wake")]
    Task Wake();

    /// <summary>Returns when all that is due now was tried. For tests and operators; it runs by itself otherwise.</summary>
    [Alias("drain")]
    Task Drain();
}
