using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Scheduler.Domain.Outbound;

namespace Scheduler.Outbound.Http;

/// <summary>
/// Requests to addresses that customers gave: callbacks, attachments, files to import. Every connection, after a redirect too, is
/// opened by <see cref="GuardedConnect"/>; no proxy, no cookies, no credentials but the URL's own, nothing decompressed.
/// </summary>
public sealed class OutboundHttp : IDisposable
{
    private readonly HttpMessageInvoker _http;

    public OutboundHttp(GuardedConnect guard) => _http = new HttpMessageInvoker(new SocketsHttpHandler
    {
        ConnectCallback = (context, cancel) => guard.Connect(context.DnsEndPoint, cancel),
        // The environment's proxy would look names up itself, after all checks.
        UseProxy = false,
        UseCookies = false,
        // Followed by hand: the handler would turn a redirected POST into a GET and take its 200 for a delivery.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(OutboundLimits.ConnectSeconds),
        PooledConnectionLifetime = TimeSpan.FromSeconds(OutboundLimits.ConnectionSeconds),
        MaxResponseHeadersLength = OutboundLimits.MaxHeaderKilobytes,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Sends and follows redirects; returns when the headers are there. The caller disposes the reply.</summary>
    /// <param name="request">Its URL is absolute, http or https.</param>
    /// <param name="secrets">Headers that a redirect to another origin does not take along.</param>
    /// <param name="cancel">Bounds the whole exchange; pass it on to whatever reads the body.</param>
    /// <exception cref="AddressBlockedException">The address, or one it redirects to, is not allowed.</exception>
    /// <exception cref="HttpRequestException">The exchange failed.</exception>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, IReadOnlyCollection<string> secrets, CancellationToken cancel)
    {
        for (var redirects = 0; ; redirects++)
        {
            Authorize(request);
            var response = await Exchange(request, cancel);
            if (!Redirects.IsOne(request, response))
                return response;
            using (response)
            {
                if (redirects == OutboundLimits.MaxRedirects)
                    throw new HttpRequestException($"More than {OutboundLimits.MaxRedirects} redirects.");
                request = Redirects.Next(request, response, secrets);
            }
        }
    }

    /// <summary>At most <paramref name="maxBytes"/> of a body; the rest is not read.</summary>
    public static async Task<byte[]> ReadStart(HttpResponseMessage response, int maxBytes, CancellationToken cancel)
    {
        var buffer = new byte[maxBytes];
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var read = await body.ReadAtLeastAsync(buffer, maxBytes, throwOnEndOfStream: false, cancel);
        return buffer[..read];
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Exchange(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            return await _http.SendAsync(request, cancel);
        }
        catch (HttpRequestException e) when (e.InnerException is AddressBlockedException blocked)
        {
            throw new AddressBlockedException(blocked.Message);
        }
    }

    /// <summary>A URL may carry a name and a password, which the handler ignores.</summary>
    private static void Authorize(HttpRequestMessage request)
    {
        if (request.RequestUri is { UserInfo.Length: > 0 } uri)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
    }
}
