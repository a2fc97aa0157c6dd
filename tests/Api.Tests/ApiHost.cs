using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scheduler.Api;
using Scheduler.Api.Operations;
using Scheduler.Domain;
using Scheduler.Domain.Organizations;
using Scheduler.Domain.Outbound;
using Scheduler.Grains;
using Scheduler.Outbound.Http;
using Scheduler.Storage;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Relational;
using Scheduler.Tests.Support.Network;

namespace Scheduler.Tests.Api;

/// <summary>The real thing in this process: Kestrel on a free port, a SQLite file, a silo. Shared by all tests; each makes its own customer.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    public const string OperatorToken = "operator-of-the-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("api-tests-").FullName;

    /// <summary>Where the host keeps its data.</summary>
    public string Folder => _folder;

    public HostLog Log { get; } = new();

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => App.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddLogLevels();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSchedulerStorage(new StorageOptions { DataFolder = _folder, Writer = "tests" });
        builder.Services.AddSchedulerGrains();
        builder.Configuration["Scheduler:Outbound:AllowedNetworks:0"] = "127.0.0.0/8";
        builder.Configuration["Scheduler:OperatorToken"] = OperatorToken;
        builder.Configuration["Scheduler:Dashboard"] = "true";
        builder.Configuration["Scheduler:SignIn:TriesPerAddress"] = "100000";
        builder.AddSchedulerOperations();
        builder.Services.AddSchedulerApi();
        // No name leads out of this machine: what a test's addresses are on the internet is not for it to depend on.
        builder.Services.AddSingleton(s => new GuardedConnect(s.GetRequiredService<AddressRules>(), (_, _) => throw new SocketException((int)SocketError.HostNotFound)));
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), serviceId: "api-tests", clusterId: "api-tests");
            silo.UseInMemoryReminderService();
            silo.AddMemoryGrainStorage(GrainStorageNames.Learned);
            silo.UseSchedulerOperations();
        });
        App = builder.Build();
        App.MapSchedulerApi();
        await Services.GetRequiredService<StorageSchema>().Apply();
        await App.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A new organization with a live and a test key.</summary>
    public async Task<Customer> NewCustomer()
    {
        var ids = Services.GetRequiredService<IdSource>();
        var (organization, now) = (new OrganizationId(ids.Next()), DateTimeOffset.UtcNow.ToMillisecond());
        var (live, test) = ("live_" + ids.Next(), "test_" + ids.Next());
        await Services.GetRequiredService<IOrganizationStore>().Create(new(organization, "a customer", now),
        [
            new(ids.Next(), SecretHash.Of(live), new(organization, Mode.Live), now),
            new(ids.Next(), SecretHash.Of(test), new(organization, Mode.Test), now),
        ]);
        return new(this, organization, live, test);
    }
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHost>
{
    public const string Name = "api";
}
