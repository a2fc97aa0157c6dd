using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Scheduler.Api.Accounts;

/// <summary>Slows the guessing of passwords down, by account and by address. Unknown accounts are counted like known ones.</summary>
internal sealed class SignInLimits(IOptions<SignInOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _accounts = PartitionedRateLimiter.Create<string, string>(account => RateLimitPartition.GetTokenBucketLimiter(account, _ => new()
    {
        TokenLimit = options.Value.TriesPerAccount,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(options.Value.AccountRecoverySeconds),
    }));

    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(address, _ => new()
    {
        PermitLimit = options.Value.TriesPerAddress,
        Window = TimeSpan.FromMinutes(1),
    }));

    /// <summary>False: too often.</summary>
    public bool TryOnce(string email, IPAddress? address)
    {
        using var byAddress = _addresses.AttemptAcquire(NetworkOf(address));
        if (!byAddress.IsAcquired)
            return false;
        using var byAccount = _accounts.AttemptAcquire(email.ToLowerInvariant());
        return byAccount.IsAcquired;
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
    }

    /// <summary>One machine of IPv6 has a network of addresses, of which it may use any.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
