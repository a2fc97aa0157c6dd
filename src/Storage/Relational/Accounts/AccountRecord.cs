using Scheduler.Domain.Accounts;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Relational.Annotators;

namespace Scheduler.Storage.Relational.Accounts;

/// <summary>A person with account and, where one was asked for, session, as it comes from the driver.</summary>
internal sealed class AccountRecord : AnnotatorRecord
{
    public const string Joins = "LEFT JOIN organizations o ON o.id = a.owner_id LEFT JOIN accounts c ON c.annotator_id = a.id";

    public const string AccountColumns = Columns + ", COALESCE(o.name, '') AS organization, c.password_hash, COALESCE(c.operator, 0) AS operator, c.preferences";

    public const string SessionColumns = AccountColumns + ", s.hash, s.kind, s.opened_at, s.used_at";

    public string Organization { get; init; } = "";

    public string? PasswordHash { get; init; }

    public int Operator { get; init; }

    public string? Preferences { get; init; }

    public string Hash { get; init; } = "";

    public int Kind { get; init; }

    public long OpenedAt { get; init; }

    public long UsedAt { get; init; }

    public AccountRow ToAccount() => new(ToRow(), Organization, PasswordHash, Operator != 0, Preferences);

    public SessionRow ToSession() => new(Convert.FromHexString(Hash), ToAccount(), (SessionKind)Kind, OpenedAt.Time(), UsedAt.Time());
}
