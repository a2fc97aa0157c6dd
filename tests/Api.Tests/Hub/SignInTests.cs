using System.Net;

namespace Scheduler.Tests.Api.Hub;

[Collection(ApiCollection.Name)]
public class SignInTests(ApiHost host)
{
    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task A_token_signs_in_by_header_and_by_query(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        var (_, token) = await scene.Person();
        var address = HubClient.AddressOf(host);
        await using var byHeader = await HubClient.Open(host, token, format);
        await using var byProvider = await HubClient.Open(address, format, o => o.AccessTokenProvider = () => Task.FromResult<string?>(token));
        await using var byQuery = await HubClient.Open(new Uri(address + "?access_token=" + token), format);
        foreach (var client in new[] { byHeader, byProvider, byQuery })
            await client.IsUnharmed();
    }

    [Fact]
    public async Task Without_a_token_nobody_gets_in() => await IsRefused("");

    [Theory]
    [InlineData("ann_wrong")]
    [InlineData("x")]
    [InlineData("../../x")]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    public async Task A_wrong_token_is_refused(string token)
    {
        await IsRefused("?access_token=" + token);
        await IsRefused("", "Bearer " + token);
    }

    [Fact]
    public async Task An_oversized_token_is_refused() => await IsRefused("?access_token=" + new string('a', 4_000), "Bearer " + new string('b', 4_000));

    [Fact]
    public async Task An_api_key_is_no_token()
    {
        var customer = await host.NewCustomer();
        foreach (var key in new[] { customer.LiveKey, customer.TestKey })
        {
            await IsRefused("?access_token=" + key);
            await IsRefused("", "Bearer " + key);
            await IsRefused("", Customer.Basic(key).ToString());
        }
    }

    [Fact]
    public async Task A_token_is_no_api_key()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        var (_, token) = await scene.Person();
        foreach (var auth in new[] { Customer.Basic(token), Customer.Bearer(token) })
            (await scene.Customer.Send(HttpMethod.Get, "/v1/tasks", null, "application/json", auth)).Failed(401);
    }

    [Fact]
    public async Task A_disabled_person_is_refused_until_enabled_again()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        var (id, token) = await scene.Person();
        (await scene.Customer.Post($"/api/annotators/{id}/disable")).Ok();
        await IsRefused("", "Bearer " + token);
        (await scene.Customer.Post($"/api/annotators/{id}/enable")).Ok();
        await using var client = await HubClient.Open(host, token);
        await client.IsUnharmed();
    }

    [Fact]
    public async Task Who_is_disabled_while_connected_is_signed_out()
    {
        await using var scene = await HubScene.Of(host);
        var (id, token) = await scene.Person();
        var client = await scene.Connect(token);
        (await scene.Customer.Post($"/api/annotators/{id}/disable")).Ok();
        await IsSignedOut(client, "disabled");
        await IsRefused("", "Bearer " + token);
    }

    [Fact]
    public async Task A_renewed_token_replaces_the_old_one()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        var (id, old) = await scene.Person();
        var before = await scene.Connect(old);
        var renewed = (await scene.Customer.Post($"/api/annotators/{id}/token")).Ok().String("token");
        await IsSignedOut(before, "token_renewed");
        await IsRefused("", "Bearer " + old);
        await using var client = await HubClient.Open(host, renewed);
        await client.IsUnharmed();
    }

    private static async Task IsSignedOut(HubClient client, string reason)
    {
        WireMessage message;
        do
            message = await client.Next();
        while (message.Kind != "signed_out");
        Assert.Equal(reason, message.Reason);
        await client.Closed;
    }

    private async Task IsRefused(string query, string? authorization = null)
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => HubClient.Open(new Uri(HubClient.AddressOf(host) + query), WireFormat.Json, o =>
        {
            if (authorization is not null)
                o.Headers["Authorization"] = authorization;
        }));
        Assert.Equal(HttpStatusCode.Unauthorized, failure.StatusCode);
    }
}
