using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Grains.Interfaces.Organizations;

/// <summary>Keys and people of one organization. Key: <see cref="GrainKeys.Organization"/>.</summary>
[Alias("organization")]
public interface IOrganizationGrain : IGrainWithStringKey
{
    /// <summary>Makes a key and tells its secret, this once.</summary>
    [Alias("create-key")]
    Task<NewSecret> CreateKey(Mode mode);

    /// <summary>False when there is no such key.</summary>
    [Alias("revoke-key")]
    Task<bool> RevokeKey(string keyId);

    /// <summary>Makes an annotator and tells its sign-in token, this once.</summary>
    [Alias("create-annotator")]
    Task<CreateAnnotatorReply> CreateAnnotator(AnnotatorProfile profile);

    /// <summary>Replaces an annotator's profile; the dispatcher obeys at once.</summary>
    /// <param name="disabled">Null leaves it as it is.</param>
    [Alias("update-annotator")]
    Task<UpdateAnnotatorReply> UpdateAnnotator(AnnotatorId id, AnnotatorProfile profile, bool? disabled);

    /// <summary>A new sign-in token; the old one stops working. Null when there is no such annotator.</summary>
    [Alias("renew-token")]
    Task<NewSecret?> RenewToken(AnnotatorId id);

    /// <summary>What receivers of callbacks know this server by; made when first asked for.</summary>
    [Alias("callback-keys")]
    Task<CallbackKeysReply> CallbackKeys(Mode mode);

    /// <summary>New ones; the old ones are no longer used after some seconds.</summary>
    [Alias("renew-callback-keys")]
    Task<CallbackKeysReply> RenewCallbackKeys(Mode mode);
}

/// <param name="Auth">Sent with every callback.</param>
/// <param name="Signing">Never sent.</param>
[GenerateSerializer, Immutable, Alias("callback-keys-reply")]
public sealed record CallbackKeysReply(string Auth, string Signing, DateTimeOffset CreatedAt);

/// <param name="Team">True: works for this organization only (its own team); false: for the platform's workforce.</param>
[GenerateSerializer, Immutable, Alias("annotator-profile")]
public sealed record AnnotatorProfile(string Name, Roles Roles, ImmutableArray<Skill> Skills, ImmutableArray<string> Groups, bool Team);

/// <param name="Id">Public name, safe to show and log.</param>
/// <param name="Secret">Told once, stored nowhere.</param>
[GenerateSerializer, Immutable, Alias("new-secret")]
public sealed record NewSecret(string Id, string Secret);

[GenerateSerializer, Immutable, Alias("create-annotator-reply")]
public sealed record CreateAnnotatorReply(NewSecret? Created, ImmutableArray<Problem> Problems);

[GenerateSerializer, Immutable, Alias("update-annotator-reply")]
public sealed record UpdateAnnotatorReply(bool Found, ImmutableArray<Problem> Problems);
