namespace Scheduler.Api.Organizations;

/// <summary>Names of the authorization policies. Every endpoint states one, or that it is open to anybody.</summary>
internal static class Policies
{
    /// <summary>A customer's API key of the live mode.</summary>
    public const string LiveKey = "live-key";
}
