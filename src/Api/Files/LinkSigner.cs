using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scheduler.Domain.Files;
using Scheduler.Storage.Organizations;

namespace Scheduler.Api.Files;

/// <summary>Links that open one file to whoever holds them, for a while. Every process of the installation signs with the same key.</summary>
internal sealed class LinkSigner(IInstallationSecrets secrets, TimeProvider time)
{
    public const string Path = "/files/";

    private const string SecretName = "file-links";

    private byte[]? _key;

    /// <param name="request">Tells under which address this server is known.</param>
    public async ValueTask<string> Sign(HttpRequest request, string file, CancellationToken cancel)
    {
        var expires = (time.GetUtcNow() + FileLimits.LinkLife).ToUnixTimeSeconds();
        var signature = Base64Url.EncodeToString(Signature(await Key(cancel), file, expires));
        return string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}{Path}{file}?expires={expires}&signature={signature}");
    }

    public async ValueTask<bool> IsValid(string file, string? expires, string? signature, CancellationToken cancel)
    {
        if (!long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until) || until <= time.GetUtcNow().ToUnixTimeSeconds())
            return false;
        if (signature is not { Length: > 0 and < 100 } || !Base64Url.IsValid(signature))
            return false;
        var key = await Key(cancel);
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Signature(key, file, until));
    }

    private static byte[] Signature(byte[] key, string file, long expires) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file}\n{expires}")));

    private async ValueTask<byte[]> Key(CancellationToken cancel) => _key ??= Convert.FromBase64String(
        await secrets.GetOrAdd(SecretName, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), cancel));
}
