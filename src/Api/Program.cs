using Orleans.Configuration;
using Scheduler.Api;
using Scheduler.Storage;
using Scheduler.Storage.Orleans;

// An API host of a cluster: it keeps no grains and reaches those of the silos as a client. The silos prepare the database; until
// they have, /readyz says no. For everything in one process, run src/Silo instead.
var builder = WebApplication.CreateBuilder(args);
if (builder.Configuration["Scheduler:Connection"] is not { Length: > 0 } connection)
{
    await Console.Error.WriteLineAsync("Set Scheduler:Connection to the connection string of the PostgreSQL database that the silos use.");
    return 2;
}

builder.Services.AddSchedulerStorage(new StorageOptions { PostgresConnection = connection });
builder.Services.AddSchedulerApi();
builder.UseOrleansClient(client =>
{
    client.Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = ("scheduler", "cluster"));
    client.UseAdoNetClustering(membership => membership.Configure<OrleansTables>((o, tables) => (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource)));
});

var app = builder.Build();
app.MapSchedulerApi();
await app.RunAsync();
return 0;
