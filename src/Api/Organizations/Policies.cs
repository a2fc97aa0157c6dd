namespace Scheduler.Api.Organizations;

/// <summary>Names of the authorization policies. Every endpoint states one, or that it is open to anybody.</summary>
internal static class Policies
{
    /// <summary>A customer: an API key, of either mode, or a member of the team who is signed in. Each mode sees its own world.</summary>
    public const string Key = "key";

    /// <summary>A customer, but no key of the test mode: for what both modes share.</summary>
    public const string LiveKey = "live-key";

    /// <summary>A customer's API key, or an administrator of the team: for what gives rights to others.</summary>
    public const string Admin = "admin";

    /// <summary>An administrator of the team who is signed in, and no key.</summary>
    public const string AdminPerson = "admin-person";

    /// <summary>A manager of the team who is signed in; the metrics open it to live keys and the operator's token too.</summary>
    public const string Manager = "manager";

    /// <summary>As <see cref="Manager"/>, for hubs: pages of other origins are kept out.</summary>
    public const string ManagerHub = "manager-hub";

    /// <summary>Anybody who is signed in with a browser.</summary>
    public const string Person = "person";
}
