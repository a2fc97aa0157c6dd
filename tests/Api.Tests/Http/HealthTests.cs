namespace Scheduler.Tests.Api.Http;

[Collection(ApiCollection.Name)]
public class HealthTests(ApiHost host)
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_needs_no_key(string path)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Equal("ok", (await Answer.Of(await http.GetAsync(path))).Ok().String("status"));
    }
}
