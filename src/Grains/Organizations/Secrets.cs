using System.Buffers.Text;
using System.Security.Cryptography;
using Scheduler.Domain;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Grains.Organizations;

/// <summary>Keys and tokens: 256 random bits behind a readable prefix. Only their hash is stored.</summary>
public static class Secrets
{
    /// <summary>An API key; its prefix tells the mode, as the Scale API's does.</summary>
    public static string NewKey(Mode mode) => (mode == Mode.Live ? "live_" : "test_") + Random();

    /// <summary>A sign-in token of an annotator.</summary>
    public static string NewToken() => "ann_" + Random();

    /// <summary>What receivers of callbacks know this server by.</summary>
    public static CallbackKeys NewCallbackKeys(DateTimeOffset now) => new("cba_" + Random(), "cbs_" + Random(), now);

    /// <summary>The token of an invitation into a team.</summary>
    public static string NewInvitation() => "inv_" + Random();

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
