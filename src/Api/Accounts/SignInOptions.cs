namespace Scheduler.Api.Accounts;

/// <summary>How often signing in with a password may be tried; each host counts for itself.</summary>
internal sealed class SignInOptions
{
    public const string Section = "Scheduler:SignIn";

    /// <summary>
    /// Tries a minute from one address, or one network of IPv6. Offices share an address: too low keeps people out in the
    /// morning, too high lets one machine guess at many accounts.
    /// </summary>
    public int TriesPerAddress { get; set; } = 60;

    /// <summary>Tries for one e-mail address at once, from anywhere; one more comes back every <see cref="AccountRecoverySeconds"/>.</summary>
    public int TriesPerAccount { get; set; } = 10;

    public int AccountRecoverySeconds { get; set; } = 30;
}
