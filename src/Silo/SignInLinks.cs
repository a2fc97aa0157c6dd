using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Scheduler.Api.Accounts;
using Scheduler.Domain;
using Scheduler.Storage.Accounts;

namespace Scheduler.Silo;

/// <summary>Links that sign a person in, once.</summary>
internal static class SignInLinks
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Stands for the address that a silo without the API does not know.</summary>
    public const string SomeApiHost = "http://API-HOST";

    /// <summary>Makes a link and stores its hash.</summary>
    /// <param name="address">Under which people reach the web client.</param>
    public static async Task<string> Make(IServiceProvider services, AnnotatorId person, string address, CancellationToken cancel)
    {
        var link = await SignInLink.Make(services.GetRequiredService<ISignInLinks>(), person, services.GetRequiredService<TimeProvider>(), cancel);
        return address.TrimEnd('/') + link.Path;
    }

    /// <summary>Where a browser on this machine finds the web client of this process, which listens.</summary>
    public static string AddressOf(IServiceProvider services)
    {
        var bound = services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return bound.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
    }
}
