using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Scheduler.Grains.Interfaces;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Http;

/// <summary>Gives every error the one shape, also those of the framework itself: unknown routes, wrong methods, failures.</summary>
internal static class ErrorPages
{
    private static readonly object Gone = new();

    /// <summary>In a line: nobody would find a full disk by what the callers are told.</summary>
    private static readonly Action<ILogger, string, Exception?> DatabaseFailed =
        LoggerMessage.Define<string>(LogLevel.Warning, new(2001, nameof(DatabaseFailed)), "The database failed a request: {Reason}");

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.Use(EndWithWhoIsGone);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = OnException,
            AllowStatusCode404Response = true,

            // What the caller did wrong, or will be told to repeat, is no defect of this program.
            SuppressDiagnosticsCallback = context => Classify(context.Exception).Status != StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(context => new ErrorReply(
            context.HttpContext.Response.StatusCode, Sentence(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
        app.Use(NoteWhoIsGone);
    }

    /// <summary>
    /// Whoever went away amid a body reads no reply. After one, the server would look for the next request in the middle of this one's body, and log
    /// what it finds as a failure: it must hear that the connection is over, by its own exception where there is one.
    /// </summary>
    private static async Task EndWithWhoIsGone(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Items.TryGetValue(Gone, out var exception))
            throw (BadHttpRequestException)exception!;
    }

    /// <summary>Below the pages, which would make a reply of it.</summary>
    private static async Task NoteWhoIsGone(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (e.Message == "Unexpected end of request content.")
        {
            context.Items[Gone] = e;
        }
        catch (Exception e) when (e is ConnectionResetException or ConnectionAbortedException || (e is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            context.Abort();
        }
    }

    private static Task OnException(HttpContext context)
    {
        var error = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        var reply = Classify(error);
        if (error is DbException { IsTransient: true })
            DatabaseFailed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)), error.Message, null);
        return reply.ExecuteAsync(context);
    }

    private static ErrorReply Classify(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(StatusCodes.Status413PayloadTooLarge, Sentence(StatusCodes.Status413PayloadTooLarge)),
        BadHttpRequestException bad => new(bad.StatusCode, bad.Message),
        IntakeBusyException => new(StatusCodes.Status429TooManyRequests, "Too many tasks are waiting to be stored; try again later."),
        UnsettledException => new(StatusCodes.Status503ServiceUnavailable, "The outcome is not known yet; send the request again."),
        TimeoutException => new(StatusCodes.Status504GatewayTimeout, "The server did not answer in time. It is not known whether the request was carried out."),
        Orleans.Runtime.Messaging.ConnectionFailedException or SiloUnavailableException or OrleansMessageRejectionException =>
            new(StatusCodes.Status503ServiceUnavailable, "The server is not ready; try again later."),

        // It restarts, has ended the connection, or its disk is full: whether a write stands is not known, and no request is made wrong by sending it again.
        DbException { IsTransient: true } => new(StatusCodes.Status503ServiceUnavailable, "The database does not answer, or cannot write, for the moment; send the request again."),
        _ => new(StatusCodes.Status500InternalServerError, Sentence(StatusCodes.Status500InternalServerError)),
    };

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is malformed.",
        StatusCodes.Status401Unauthorized => "Please sign in, or send a valid API key, as user name of HTTP Basic or as Bearer.",
        StatusCodes.Status403Forbidden => "This is not allowed with this key.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method.",
        StatusCodes.Status413PayloadTooLarge => $"The body is too large: at most {Domain.RequestLimits.MaxBodyBytes} bytes, or {Domain.RequestLimits.MaxBulkBytes} for bulk requests.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be JSON, with content type application/json.",
        StatusCodes.Status429TooManyRequests => "Too many requests; try again later.",
        StatusCodes.Status503ServiceUnavailable => "The server is not ready; try again later.",
        >= 500 => "The server failed. It was logged; please try again.",
        _ => "The request was refused.",
    };
}
