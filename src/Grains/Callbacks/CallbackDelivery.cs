using System.Net.Http.Headers;
using System.Text;
using Scheduler.Domain.Callbacks;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Outbound.Http;
using Scheduler.Outbound.Mail;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Grains.Callbacks;

/// <summary>Makes one try at a callback: docs/callbacks.md says what a receiver gets.</summary>
public sealed class CallbackDelivery(OutboundHttp http, OutboundMail mail, ICallbackBodies bodies, CallbackKeyring keyring, GrainClock clock)
{
    private const string AuthHeader = "scale-callback-auth", EventHeader = "scheduler-event-id";

    private static readonly ProductInfoHeaderValue Agent = new("Scheduler-Callbacks", "1");

    /// <summary>Never throws for what a receiver does. What throws is ours, and no try.</summary>
    public async Task<CallbackTry> Send(LeasedCallback callback)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(CallbackLimits.TrySeconds));
        var told = callback.Event;
        var keys = await keyring.Of(told.Tenant, limit.Token);
        var body = await bodies.Of(told, callback.Tried + 1, limit.Token);
        var (at, started) = (clock.Now, TimeProvider.System.GetTimestamp());
        var (result, status, detail) = body is null ? (TryResult.Refused, null, "There is no such task, batch or delivery.") : await Try(told, keys, body, at, limit.Token);
        return new(at, TimeProvider.System.GetElapsedTime(started), result, status, Excerpt.Of(detail, CallbackLimits.MaxDetailLength));
    }

    private async Task<(TryResult Result, int? Status, string? Detail)> Try(CallbackEvent told, CallbackKeys keys, byte[] body, DateTimeOffset at, CancellationToken limit)
    {
        try
        {
            return CallbackAddress.ChannelOf(told.Address) switch
            {
                CallbackChannel.Http => await Post(told, keys, body, at, limit),
                CallbackChannel.Mail when mail.IsOn => (TryResult.Delivered, null, await Mail(told, keys, body, at, limit)),
                CallbackChannel.Mail => (TryResult.Blocked, null, "This server has no mail server."),
                _ => (TryResult.Blocked, null, "This is no address that this server can send to."),
            };
        }
        catch (AddressBlockedException e)
        {
            return (TryResult.Blocked, null, e.Message);
        }
        catch (MailRefusedException e)
        {
            return (TryResult.Refused, null, e.Message);
        }
        catch (OperationCanceledException)
        {
            return (TryResult.TimedOut, null, $"No whole answer within {CallbackLimits.TrySeconds} s.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (TryResult.Unreachable, null, e.InnerException?.Message ?? e.Message);
        }
    }

    private async Task<(TryResult Result, int? Status, string? Detail)> Post(CallbackEvent told, CallbackKeys keys, byte[] body, DateTimeOffset at, CancellationToken limit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, told.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.Add(Agent);
        foreach (var (name, value) in Headers(told, keys, body, at))
            request.Headers.Add(name, value);
        request.Headers.Add(AuthHeader, keys.Auth);
        using var response = await http.Send(request, [AuthHeader], limit);
        var reply = Encoding.UTF8.GetString(await OutboundHttp.ReadStart(response, CallbackLimits.MaxReplyBytes, limit));
        return (response.IsSuccessStatusCode ? TryResult.Delivered : TryResult.Refused, (int)response.StatusCode, reply);
    }

    private Task<string> Mail(CallbackEvent told, CallbackKeys keys, byte[] body, DateTimeOffset at, CancellationToken limit)
    {
        var subject = told.Batch is { } batch ? $"Batch {batch} is completed" : told.Delivery is { } delivery ? $"Delivery {delivery} is closed" : $"Task {told.Task}: {CallbackWords.Of(told.Kind)}";
        return mail.Send(told.Address, subject, Headers(told, keys, body, at), body, limit);
    }

    private static Dictionary<string, string> Headers(CallbackEvent told, CallbackKeys keys, byte[] body, DateTimeOffset at) => new()
    {
        [EventHeader] = told.Id,
        [CallbackSignature.Header] = CallbackSignature.Sign(keys.Signing, at, body),
    };
}
