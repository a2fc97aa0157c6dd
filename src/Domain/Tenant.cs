namespace Scheduler.Domain;

/// <summary>Two worlds that never see each other; the API key chooses.</summary>
public enum Mode
{
    Unspecified = 0,
    Live = 1,
    Test = 2,
}

/// <summary>Whose data a row or grain holds, and in which world. Part of every key and every query.</summary>
public readonly record struct Tenant(OrganizationId Organization, Mode Mode);
