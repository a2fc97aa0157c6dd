using Scheduler.Domain;
using Scheduler.Domain.Accounts;

namespace Scheduler.Storage.Accounts;

/// <summary>Unsent work of people who signed out, for each alone. What it says is the client's business.</summary>
public interface IKeptDrafts
{
    /// <summary>Keeps a draft; one with the same id is replaced. Lets go whatever, of anybody, is older than <see cref="KeptDraftRules.Kept"/>.</summary>
    /// <returns>False when the person has <see cref="KeptDraftRules.MaxPerPerson"/> others.</returns>
    Task<bool> Put(AnnotatorId person, KeptDraft draft, CancellationToken cancel = default);

    /// <summary>A person's drafts without their texts, oldest first.</summary>
    Task<IReadOnlyList<KeptDraftInfo>> List(AnnotatorId person, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Null when the person has no such draft.</summary>
    Task<KeptDraft?> Find(AnnotatorId person, string id, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>False when there was no such draft.</summary>
    Task<bool> Remove(AnnotatorId person, string id, CancellationToken cancel = default);
}

/// <param name="Id">Chosen by the client, unique for its person.</param>
public sealed record KeptDraft(string Id, DateTimeOffset At, string Text);

public sealed record KeptDraftInfo(string Id, DateTimeOffset At);
