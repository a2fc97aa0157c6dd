global using Scheduler.Domain;
global using Scheduler.Storage;
global using Xunit;
global using StableHash = Scheduler.Domain.StableHash;
