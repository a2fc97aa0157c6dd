using System.Security.Cryptography;
using System.Text;

namespace Scheduler.Domain.Organizations;

/// <summary>
/// What is stored of a key or token. Secrets are 256 random bits: they cannot be guessed from the hash, so a slow one adds nothing.
/// </summary>
public static class SecretHash
{
    /// <summary>SHA-256, 32 bytes.</summary>
    public static byte[] Of(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
