using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scheduler.Domain.Callbacks;

/// <summary>
/// The signature of a callback: HMAC-SHA256 (RFC 2104) under the tenant's signing key over the time, a dot and the body. The time
/// is signed with the body, so that a receiver can refuse what somebody recorded and sends again later.
/// </summary>
public static class CallbackSignature
{
    /// <summary>Name of the header.</summary>
    public const string Header = "scheduler-signature";

    /// <summary>The header's value: <c>t=UNIX_SECONDS,v1=HEX</c>.</summary>
    public static string Sign(string key, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed))}";
    }
}
