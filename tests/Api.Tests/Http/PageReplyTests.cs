using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Scheduler.Api.Http;

namespace Scheduler.Tests.Api.Http;

/// <summary>A list is read while it is sent: what goes wrong before the first byte is told, and what goes wrong later is not taken for a whole reply.</summary>
public sealed class PageReplyTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000, true)]
    public async Task A_list_that_breaks_off_looks_like_none(int before, bool aborted)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        var connection = new Connection();
        context.Features.Set<IHttpRequestLifetimeFeature>(connection);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new PageReply<int>(Broken(), (json, n) => json.WriteNumberValue(n), envelope: null).ExecuteAsync(context));
        Assert.Equal(aborted, connection.IsAborted);
        Assert.Equal(!aborted, context.Response.ContentType is null && body.Length == 0);

        async IAsyncEnumerable<int> Broken()
        {
            for (var i = 0; i < before; i++)
                yield return i;
            await Task.Yield();
            throw new InvalidOperationException("The database has gone.");
        }
    }

    private sealed class Connection : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public bool IsAborted { get; private set; }

        public void Abort() => IsAborted = true;
    }
}
