using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Scheduler.Domain.Accounts;

namespace Scheduler.Api.Accounts;

/// <summary>The cookie that holds a session's secret, and the token that shows that a request was made by a page of ours.</summary>
internal static class SessionCookie
{
    /// <summary>The header in which pages send the token with every request that changes something.</summary>
    public const string TokenHeader = "X-CSRF-Token";

    private const int MaxLength = 100;

    public static string NewSecret() => "ses_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Null when there is none.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[NameOf(request)] is { Length: > 0 and <= MaxLength } secret ? secret : null;

    public static void Write(HttpContext context, string secret) =>
        context.Response.Cookies.Append(NameOf(context.Request), secret, Options(context.Request, SessionRules.Life));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(NameOf(context.Request), Options(context.Request, null));

    /// <summary>Made from the secret, which no page can read: whoever knows the token was told it by this server.</summary>
    public static string TokenOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("csrf " + secret)));

    public static bool HasToken(HttpRequest request, string secret) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString()), Encoding.UTF8.GetBytes(TokenOf(secret)));

    // With this prefix no other host of the domain can plant a cookie; browsers take it over https only.
    private static string NameOf(HttpRequest request) => request.IsHttps ? "__Host-scheduler" : "scheduler";

    private static CookieOptions Options(HttpRequest request, TimeSpan? age) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };
}
