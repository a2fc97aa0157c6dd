using Scheduler.Storage.Annotators;

namespace Scheduler.Storage.Accounts;

/// <summary>A person as the web client knows them.</summary>
/// <param name="Person">Without projects and groups.</param>
/// <param name="Organization">Name of the person's organization.</param>
/// <param name="PasswordHash">Null: no password was set.</param>
/// <param name="Operator">True: an operator of the installation.</param>
/// <param name="Preferences">What the person keeps for themselves, a JSON object; null: nothing.</param>
public sealed record AccountRow(AnnotatorRow Person, string Organization, string? PasswordHash, bool Operator, string? Preferences = null);
