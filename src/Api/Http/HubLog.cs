using Microsoft.AspNetCore.SignalR;

namespace Scheduler.Api.Http;

/// <summary>
/// Logs what the hubs' calls end with. SignalR itself logs every exception of a call as a failure of the server, also the words by which a
/// caller is refused; <see cref="LogLevels"/> silences it.
/// </summary>
internal sealed partial class HubLog(ILogger<HubLog> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocation);
        }
        catch (HubException refusal) when (refusal.InnerException is null)
        {
            LogRefused(invocation.HubMethodName, refusal.Message);
            throw;
        }
        catch (HubException unsettled)
        {
            LogUnsettled(unsettled.InnerException!, invocation.HubMethodName);
            throw;
        }
        catch (Exception e) when (!invocation.Context.ConnectionAborted.IsCancellationRequested)
        {
            LogFailed(e, invocation.HubMethodName);
            throw;
        }
    }

    [LoggerMessage(2311, LogLevel.Debug, "{Method} was refused: {Words}")]
    private partial void LogRefused(string method, string words);

    [LoggerMessage(2312, LogLevel.Warning, "The outcome of {Method} is not known; its caller was told to send it again")]
    private partial void LogUnsettled(Exception exception, string method);

    [LoggerMessage(2313, LogLevel.Error, "{Method} of a hub failed")]
    private partial void LogFailed(Exception exception, string method);
}
