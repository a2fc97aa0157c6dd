using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;

namespace Scheduler.Api.Accounts;

/// <summary>The session of a request that came with a cookie.</summary>
/// <param name="Secret">Of the cookie; never logged, never told.</param>
internal sealed record SignedIn(SessionRow Session, string Secret)
{
    public AccountRow Account => Session.Account;

    public TeamRole Role => SessionRules.RoleOf(Session.Kind, Account.Person.TeamRole);

    public bool IsOperator => Account.Operator && Session.Kind != SessionKind.Token;

    /// <summary>Null for a request that came without.</summary>
    public static SignedIn? Of(HttpContext context) => context.Features.Get<SignedIn>();

    /// <summary>How minimal APIs bind it.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not demand a session: a defect.</exception>
    public static ValueTask<SignedIn?> BindAsync(HttpContext context) => new(Of(context)
        ?? throw new InvalidOperationException($"{context.Request.Path} binds a session but demands none."));
}
