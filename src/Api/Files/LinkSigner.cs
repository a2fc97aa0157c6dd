using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scheduler.Storage.Organizations;

namespace Scheduler.Api.Files;

/// <summary>Links that open one path of this server to whoever holds them, for a while. Every process of the installation signs with the same key.</summary>
public sealed class LinkSigner(IInstallationSecrets secrets, TimeProvider time)
{
    private const string SecretName = "file-links";

    private byte[]? _key;

    /// <param name="life">How long it opens from now on.</param>
    public ValueTask<string> Sign(string path, TimeSpan life, CancellationToken cancel) => Sign(path, time.GetUtcNow() + life, cancel);

    /// <param name="path">Begins with a slash; has nothing that would be escaped.</param>
    /// <returns>The path with its signature, without the server's address.</returns>
    public async ValueTask<string> Sign(string path, DateTimeOffset until, CancellationToken cancel)
    {
        var expires = until.ToUnixTimeSeconds();
        var signature = Base64Url.EncodeToString(Signature(await Key(cancel), path, expires));
        return string.Create(CultureInfo.InvariantCulture, $"{path}?expires={expires}&signature={signature}");
    }

    public async ValueTask<bool> IsValid(string path, string? expires, string? signature, CancellationToken cancel)
    {
        if (!long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until) || until <= time.GetUtcNow().ToUnixTimeSeconds())
            return false;
        if (signature is not { Length: > 0 and < 100 } || !Base64Url.IsValid(signature))
            return false;
        var key = await Key(cancel);
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Signature(key, path, until));
    }

    private static byte[] Signature(byte[] key, string path, long expires) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{path}\n{expires}")));

    private async ValueTask<byte[]> Key(CancellationToken cancel) => _key ??= Convert.FromBase64String(
        await secrets.GetOrAdd(SecretName, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), cancel));
}
