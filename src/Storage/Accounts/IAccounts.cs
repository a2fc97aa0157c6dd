using Scheduler.Domain;

namespace Scheduler.Storage.Accounts;

/// <summary>Passwords, and what people set for themselves.</summary>
public interface IAccounts
{
    /// <summary>Null when there is no such person.</summary>
    Task<AccountRow?> Get(AnnotatorId person, CancellationToken cancel = default);

    /// <summary>The people with this address, whatever the case of its letters; somebody may be in the teams of several organizations.</summary>
    Task<IReadOnlyList<AccountRow>> FindByEmail(string email, int limit, CancellationToken cancel = default);

    /// <summary>Sets a password and, in the same moment, ends all sessions of the person and the links that would open one.</summary>
    Task SetPassword(AnnotatorId person, string hash, CancellationToken cancel = default);

    /// <summary>Keeps the same password under a newer hash; nothing when it was changed meanwhile.</summary>
    Task Rehash(AnnotatorId person, string old, string hash, CancellationToken cancel = default);

    /// <summary>Makes somebody an operator of the installation, who sees every organization.</summary>
    Task MakeOperator(AnnotatorId person, CancellationToken cancel = default);

    /// <summary>Sets what the person keeps for themselves.</summary>
    /// <param name="preferences">A JSON object.</param>
    Task SetPreferences(AnnotatorId person, string preferences, CancellationToken cancel = default);
}
