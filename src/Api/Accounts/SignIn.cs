using Microsoft.AspNetCore.Identity;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Organizations;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Accounts;

/// <summary>Finds out who somebody is, and opens and ends their sessions.</summary>
internal sealed class SignIn(
    IAccounts accounts, ISessions sessions, ISignInLinks links, IAnnotatorStore people, PasswordCheck passwords, SessionCache known, TimeProvider time)
{
    /// <summary>Organizations in which one e-mail address may have an account with a password of its own.</summary>
    public const int MaxAccountsPerEmail = 10;

    public async Task<AccountRow?> ByPassword(string email, string password, CancellationToken cancel)
    {
        AccountRow?[] candidates = [.. (await accounts.FindByEmail(email, MaxAccountsPerEmail, cancel)).Where(c => c is { PasswordHash: not null, Person.Disabled: false })];
        foreach (var candidate in candidates.DefaultIfEmpty(null))
            switch (await passwords.Verify(candidate?.PasswordHash, password, cancel))
            {
                case PasswordVerificationResult.SuccessRehashNeeded:
                    await accounts.Rehash(candidate!.Person.Worker.Id, candidate.PasswordHash!, await passwords.Hash(password, cancel), cancel);
                    return candidate;
                case PasswordVerificationResult.Success:
                    return candidate;
            }

        return null;
    }

    public async Task<AccountRow?> ByLink(string link, CancellationToken cancel) =>
        await links.Use(SecretHash.Of(link), time.GetUtcNow(), cancel) is { } person
        && await accounts.Get(person, cancel) is { Person.Disabled: false } account ? account : null;

    public async Task<AccountRow?> ByToken(string token, CancellationToken cancel) =>
        await people.FindByToken(SecretHash.Of(token), cancel) is { Disabled: false } person ? await accounts.Get(person.Worker.Id, cancel) : null;

    /// <summary>Opens a session and gives the browser its cookie; the one that the browser came with has ended.</summary>
    public async Task<SignedIn> Open(HttpContext context, AccountRow account, SessionKind kind)
    {
        await End(context);
        var (secret, now) = (SessionCookie.NewSecret(), time.GetUtcNow());
        var hash = SecretHash.Of(secret);
        await sessions.Open(hash, account.Person.Worker.Id, kind, now, context.RequestAborted);
        SessionCookie.Write(context, secret);
        return new(new(hash, account, kind, now, now), secret);
    }

    /// <summary>Ends the session that the browser came with, if any.</summary>
    public async Task End(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not { } secret)
            return;
        await sessions.End(SecretHash.Of(secret), context.RequestAborted);
        known.Forget();
        SessionCookie.Delete(context);
    }

    /// <summary>Sets the password and ends every session of the person but a new one for this browser.</summary>
    public async Task<SignedIn> ReplacePassword(HttpContext context, SignedIn signedIn, string password)
    {
        var person = signedIn.Account.Person.Worker.Id;
        await accounts.SetPassword(person, await passwords.Hash(password, context.RequestAborted), context.RequestAborted);
        known.Forget();
        return await Open(context, (await accounts.Get(person, context.RequestAborted))!, SessionKind.Password);
    }
}
