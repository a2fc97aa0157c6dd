namespace Scheduler.Api.Organizations;

/// <summary>Names of the authorization policies. Every endpoint states one, or that it is open to anybody.</summary>
internal static class Policies
{
    /// <summary>A customer's API key, of either mode: each sees its own world.</summary>
    public const string Key = "key";

    /// <summary>A customer's API key of the live mode: for what both modes share.</summary>
    public const string LiveKey = "live-key";
}
