using System.Buffers.Text;
using System.Security.Cryptography;
using Scheduler.Domain;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Organizations;
using Scheduler.Storage.Accounts;

namespace Scheduler.Api.Accounts;

/// <summary>The token of a link that signs one person in, once. Only its hash is stored.</summary>
/// <param name="Until">It can be used before this time.</param>
public sealed record SignInLink(string Token, DateTimeOffset Until)
{
    /// <summary>Behind the hash sign it is not sent to any server but the one that the page itself asks, and is in nobody's log.</summary>
    public string Path => "/welcome#link=" + Token;

    public static async Task<SignInLink> Make(ISignInLinks links, AnnotatorId person, TimeProvider time, CancellationToken cancel)
    {
        var link = new SignInLink("lnk_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), time.GetUtcNow() + SessionRules.LinkLife);
        await links.Add(SecretHash.Of(link.Token), person, link.Until, cancel);
        return link;
    }
}
