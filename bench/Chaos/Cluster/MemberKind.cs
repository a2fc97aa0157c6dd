namespace Scheduler.Chaos.Cluster;

internal enum MemberKind
{
    Unspecified = 0,
    Silo = 1,
    Api = 2,
}
