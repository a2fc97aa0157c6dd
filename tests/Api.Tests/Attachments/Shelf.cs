using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scheduler.Tests.Api.Attachments;

/// <summary>A customer's web server with attachments: a real one, on the loopback interface.</summary>
public sealed class Shelf : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<IResult>> _things = new();

    private Shelf(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Paths asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public static async Task<Shelf> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IMeterFactory, OwnMeters>();
        var shelf = new Shelf(builder.Build());
        shelf._app.Map("/{**path}", (HttpContext context) =>
        {
            shelf.Asked.Enqueue(context.Request.Path);
            return shelf._things.TryGetValue(context.Request.Path.Value!, out var thing) ? thing() : Results.NotFound();
        });
        await shelf._app.StartAsync();
        shelf.Url = new Uri(shelf._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return shelf;
    }

    /// <returns>Its address.</returns>
    public string Put(string path, string content, string type) =>
        Put(path, () => Results.Bytes(Encoding.UTF8.GetBytes(content), type, enableRangeProcessing: true));

    public string Put(string path, Func<IResult> answer)
    {
        _things[path] = answer;
        return new Uri(Url, path).ToString();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>
    /// Under names of their own: the collector of the host under test listens to the whole process, and would drop the host's
    /// numbers when a meter of the same name goes.
    /// </summary>
    private sealed class OwnMeters : IMeterFactory
    {
        private readonly ConcurrentBag<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter("Shelf." + options.Name);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose()
        {
            foreach (var meter in _meters)
                meter.Dispose();
        }
    }
}
