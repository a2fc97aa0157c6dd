using System.Net;
using Scheduler.Domain.Outbound;
using Scheduler.Outbound.Http;
using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Outbound.Http;

/// <summary>Real connections to a real receiver; only the names are made up.</summary>
public sealed class GuardTests
{
    private static readonly IPAddress Open = IPAddress.Loopback, Closed = IPAddress.Parse("127.0.0.2");

    private readonly Dictionary<string, Queue<IPAddress[]>> _names = [];
    private int _lookups;

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706434/")]
    [InlineData("http://0x7f000002/")]
    [InlineData("http://0177.0.0.2/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.2]/")]
    [InlineData("http://[::ffff:7f00:2]/")]
    [InlineData("http://[64:ff9b::7f00:2]/")]
    [InlineData("http://[fe80::1%251]/")]
    [InlineData("http://10.0.0.1:8080/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("https://192.168.1.1/")]
    public async Task An_address_spelled_out_is_judged_however_it_is_spelled(string url)
    {
        // All of them but the loopback network's first address, which the receivers of these tests listen on.
        using var http = Http("127.0.0.1/32");
        if (url == "http://127.1/")
            url = "http://127.2/";
        await Assert.ThrowsAsync<AddressBlockedException>(() => Get(http, url));
    }

    [Fact]
    public async Task Nothing_is_open_unless_the_operator_opened_it()
    {
        await using var receiver = new Receiver();
        using var http = Http();
        await Assert.ThrowsAsync<AddressBlockedException>(() => Get(http, receiver.Url.ToString()));
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task A_name_that_leads_to_an_open_address_is_reached_there()
    {
        await using var receiver = new Receiver();
        Name("customer.example", [Open]);
        using var http = Http("127.0.0.1/32");
        Assert.Equal(200, await Get(http, At("customer.example", receiver)));
        Assert.Equal("customer.example", receiver.All.Single().Headers["Host"].Split(':')[0]);
    }

    [Fact]
    public async Task One_closed_address_among_open_ones_closes_the_name()
    {
        await using var receiver = new Receiver();
        Name("mixed.example", [Open, Closed]);
        using var http = Http("127.0.0.1/32");
        await Assert.ThrowsAsync<AddressBlockedException>(() => Get(http, At("mixed.example", receiver)));
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task A_name_that_answers_otherwise_the_second_time_is_asked_once_and_judged_each_time()
    {
        await using var receiver = new Receiver();
        receiver.KeepAlive = false;
        Name("rebinding.example", [Open], [Closed]);
        using var http = Http("127.0.0.1/32");
        Assert.Equal(200, await Get(http, At("rebinding.example", receiver)));
        Assert.Equal(1, _lookups);

        // A new connection asks again, and the new answer is judged.
        await Assert.ThrowsAsync<AddressBlockedException>(() => Get(http, At("rebinding.example", receiver)));
        Assert.Equal(2, _lookups);
        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task A_name_with_very_many_addresses_is_refused()
    {
        Name("many.example", [.. Enumerable.Repeat(Open, OutboundLimits.MaxAddresses + 1)]);
        using var http = Http("127.0.0.1/32");
        await Assert.ThrowsAsync<AddressBlockedException>(() => Get(http, "http://many.example/"));
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_no_crash()
    {
        using var http = Http();
        await Assert.ThrowsAsync<HttpRequestException>(() => Get(http, "http://nowhere.example/"));
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_does_not_answer()
    {
        await using var receiver = new Receiver();
        // The receiver listens on IPv4 alone.
        Name("two.example", [IPAddress.IPv6Loopback, Open]);
        using var http = Http("127.0.0.1/32", "::1/128");
        Assert.Equal(200, await Get(http, At("two.example", receiver)));
    }

    private static string At(string name, Receiver receiver) => $"http://{name}:{receiver.Url.Port}/";

    private void Name(string name, params IPAddress[][] answers) => _names[name] = new(answers);

    private OutboundHttp Http(params string[] open) => new(new GuardedConnect(
        new AddressRules([.. open.Select(o => IPNetwork.Parse(o))]),
        (name, _) =>
        {
            _lookups++;
            return _names.TryGetValue(name, out var answers)
                ? Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek())
                : Task.FromException<IPAddress[]>(new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound));
        }));

    private static async Task<int> Get(OutboundHttp http, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using var response = await http.Send(request, [], Limits.OfATest);
        return (int)response.StatusCode;
    }
}
