namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>A batch was completed while the intake waited for it. The group is tried again.</summary>
internal sealed class BatchMovedException() : Exception("A batch was completed while rows were about to be added to it.");
