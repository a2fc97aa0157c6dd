namespace Scheduler.Workers;

/// <summary>Is told when a client begins to want something; what it returns is disposed when the client has it.</summary>
public interface ICallWatch
{
    IDisposable Begin(string what);
}
