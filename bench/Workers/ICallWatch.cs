namespace Scheduler.Workers;

/// <summary>Is told when a client begins to want something.</summary>
public interface ICallWatch
{
    /// <returns>Disposed when the client has it.</returns>
    IWatchedCall Begin(string what);
}

/// <summary>Something a client wants and does not have yet.</summary>
public interface IWatchedCall : IDisposable
{
    /// <summary>A try came to nothing; it is repeated.</summary>
    void Failed(string why);
}
