using Orleans.Configuration;
using Scheduler.Api;
using Scheduler.Storage;

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
    client.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connection));
    client.Configure<ClusterOptions>(o =>
    {
        o.ServiceId = builder.Configuration["Scheduler:ServiceId"] ?? "scheduler";
        o.ClusterId = builder.Configuration["Scheduler:ClusterId"] ?? "scheduler";
    });
});

var app = builder.Build();
app.MapSchedulerApi();
await app.RunAsync();
return 0;
