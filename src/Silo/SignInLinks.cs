using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Scheduler.Api.Accounts;
using Scheduler.Domain;
using Scheduler.Storage.Accounts;

namespace Scheduler.Silo;

/// <summary>Links that sign a person in, once.</summary>
internal static class SignInLinks
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Makes a link and stores its hash.</summary>
    /// <param name="address">Under which people reach the web client.</param>
    public static async Task<string> Make(IServiceProvider services, AnnotatorId person, string address, CancellationToken cancel)
    {
        var link = await SignInLink.Make(services.GetRequiredService<ISignInLinks>(), person, services.GetRequiredService<TimeProvider>(), cancel);
        return address.TrimEnd('/') + link.Path;
    }

    /// <summary>Where a browser on this machine finds the web client; the default for a process that serves none.</summary>
    public static string AddressOf(IServiceProvider services)
    {
        var bound = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? DefaultAddress;
        return bound.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
    }
}
