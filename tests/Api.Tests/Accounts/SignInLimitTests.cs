using System.Net;
using Microsoft.Extensions.Options;
using Scheduler.Api.Accounts;

namespace Scheduler.Tests.Api.Accounts;

public class SignInLimitTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.2")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.2")]
    [InlineData("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")]
    public void One_address_tries_so_often_and_another_is_not_hindered(string address, string same, string other)
    {
        using var limits = new SignInLimits(Options.Create(new SignInOptions { TriesPerAddress = 3 }));
        for (var i = 0; i < 3; i++)
            Assert.True(limits.TryOnce($"a{i}@x.org", IPAddress.Parse(address)));
        Assert.False(limits.TryOnce("b@x.org", IPAddress.Parse(same)));
        Assert.True(limits.TryOnce("b@x.org", IPAddress.Parse(other)));
    }

    [Fact]
    public void One_account_is_tried_so_often_from_anywhere_and_in_any_spelling()
    {
        using var limits = new SignInLimits(Options.Create(new SignInOptions { TriesPerAccount = 2 }));
        Assert.True(limits.TryOnce("ann@x.org", IPAddress.Parse("192.0.2.1")));
        Assert.True(limits.TryOnce("ANN@x.org", IPAddress.Parse("192.0.2.2")));
        Assert.False(limits.TryOnce("Ann@x.org", IPAddress.Parse("192.0.2.3")));
        Assert.True(limits.TryOnce("bob@x.org", IPAddress.Parse("192.0.2.3")));
    }
}
