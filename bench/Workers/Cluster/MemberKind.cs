namespace Scheduler.Workers.Cluster;

public enum MemberKind
{
    Unspecified = 0,
    Silo = 1,
    Api = 2,
}
