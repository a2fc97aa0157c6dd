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

    /// <summary>The same for one with a name; apart, for a host of the version before calls the other.</summary>
    [Alias("create-named-key")]
    Task<NewSecret> CreateNamedKey(Mode mode, string name);

    /// <summary>False when there is no such key.</summary>
    [Alias("revoke-key")]
    Task<bool> RevokeKey(string keyId);

    /// <summary>Makes an annotator and tells its sign-in token, this once.</summary>
    [Alias("create-annotator")]
    Task<CreateAnnotatorReply> CreateAnnotator(AnnotatorProfile profile);

    /// <summary>Changes what is named of an annotator, over what others have made of the rest meanwhile; the dispatcher obeys at once.</summary>
    [Alias("change-annotator")]
    Task<ChangeAnnotatorReply> ChangeAnnotator(AnnotatorId id, AnnotatorChange change);

    /// <summary>Adds people to the team, or invites again who has not joined yet. Who has joined is left as they are.</summary>
    /// <param name="emails">E-mail addresses, each of them one.</param>
    [Alias("invite")]
    Task<InviteReply> Invite(ImmutableArray<string> emails, TeamRole role);

    /// <summary>Changes what people of the team are there for. Returns the addresses that nobody has; then nothing was changed.</summary>
    [Alias("set-team-role")]
    Task<ImmutableArray<string>> SetTeamRole(ImmutableArray<string> emails, TeamRole role);

    /// <summary>Accepts an invitation: a sign-in token, this once. Null when there is none, or no more.</summary>
    [Alias("join")]
    Task<NewSecret?> Join(string invitation, string name);

    /// <summary>As <see cref="Join"/>, and sets the person's password.</summary>
    [Alias("join-with-password")]
    Task<NewSecret?> JoinWithPassword(string invitation, string name, string passwordHash);

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
public sealed record AnnotatorProfile(string Name, Roles Roles, ImmutableArray<Skill> Skills, ImmutableArray<string> Groups, bool Team, ImmutableArray<string> Languages);

/// <summary>As <see cref="AnnotatorProfile"/>, of somebody who is there; null leaves what is.</summary>
[GenerateSerializer, Immutable, Alias("annotator-change")]
public sealed record AnnotatorChange(
    string? Name = null,
    Roles? Roles = null,
    ImmutableArray<Skill>? Skills = null,
    ImmutableArray<string>? Groups = null,
    bool? Team = null,
    ImmutableArray<string>? Languages = null,
    bool? Disabled = null);

/// <param name="Invitations">Who was invited now, with the token that accepts it, told this once.</param>
[GenerateSerializer, Immutable, Alias("invite-reply")]
public sealed record InviteReply(ImmutableArray<NewSecret> Invitations, ImmutableArray<Problem> Problems);

/// <param name="Id">Public name, safe to show and log.</param>
/// <param name="Secret">Told once, stored nowhere.</param>
[GenerateSerializer, Immutable, Alias("new-secret")]
public sealed record NewSecret(string Id, string Secret);

[GenerateSerializer, Immutable, Alias("create-annotator-reply")]
public sealed record CreateAnnotatorReply(NewSecret? Created, ImmutableArray<Problem> Problems);

[GenerateSerializer, Immutable, Alias("change-annotator-reply")]
public sealed record ChangeAnnotatorReply(bool Found, ImmutableArray<Problem> Problems);
