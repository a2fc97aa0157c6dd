using System.Net;

namespace Scheduler.Outbound.Http;

/// <summary>Where a redirect leads, and what may go there.</summary>
internal static class Redirects
{
    /// <summary>
    /// Only redirects that keep the method count: 301, 302 and 303 ask for a GET, so for anything but a GET they are answers like
    /// any other.
    /// </summary>
    public static bool IsOne(HttpRequestMessage request, HttpResponseMessage response) => response.Headers.Location is not null && response.StatusCode switch
    {
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => true,
        HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther => request.Method == HttpMethod.Get,
        _ => false,
    };

    /// <exception cref="AddressBlockedException">It leads away from http and https, or from https to http.</exception>
    public static HttpRequestMessage Next(HttpRequestMessage request, HttpResponseMessage response, IReadOnlyCollection<string> secrets)
    {
        var (from, to) = (request.RequestUri!, new Uri(request.RequestUri!, response.Headers.Location!));
        if (to.Scheme != Uri.UriSchemeHttps && (to.Scheme != Uri.UriSchemeHttp || from.Scheme == Uri.UriSchemeHttps))
            throw new AddressBlockedException($"The redirect to {to.Scheme} is not followed.");

        var next = new HttpRequestMessage(request.Method, to) { Content = request.Content };
        var same = to.Scheme == from.Scheme && to.Host == from.Host && to.Port == from.Port;
        foreach (var (name, values) in request.Headers)
            if (same || !(secrets.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
                next.Headers.TryAddWithoutValidation(name, values);
        return next;
    }
}
