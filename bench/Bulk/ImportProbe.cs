using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Scheduler.Workers.Hosting;

namespace Scheduler.Bulk;

/// <param name="Mb">Of the body.</param>
/// <param name="AfterMb">Memory of the host's process a second after the reply.</param>
internal sealed record ImportFigures(int Tasks, double Mb, double Seconds, double TasksPerSecond, long BeforeMb, long PeakMb, long AfterMb);

/// <summary>One import of many lines in one request, made up as it is sent: neither side has the whole of it.</summary>
internal sealed class ImportProbe(HostProcess host, string key)
{
    /// <param name="tasks">Lines.</param>
    /// <param name="length">Characters of each that are only there to make it longer.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<ImportFigures> Measure(int tasks, int length, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = host.Url, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var lines = new Lines(tasks, length);
        var memory = new HostMemory(host);
        memory.Begin();
        var clock = Stopwatch.StartNew();
        var sending = http.PostAsync(new Uri($"/api/import?project={Stock.Project}", UriKind.Relative), lines, cancel);
        while (await Task.WhenAny(sending, Task.Delay(HostMemory.Every, cancel)) != sending)
            memory.Look();
        using var reply = await sending;
        var seconds = clock.Elapsed.TotalSeconds;
        var import = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(cancel)).RootElement;
        if (!reply.IsSuccessStatusCode || import.GetProperty("created").GetInt32() != tasks)
            throw new InvalidOperationException($"The import failed: {import}");
        await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        return new(tasks, Math.Round(import.GetProperty("bytes").GetInt64() / 1e6, 1), Math.Round(seconds, 2), Math.Round(tasks / seconds), memory.BeforeMb, memory.PeakMb, memory.NowMb);
    }

    private sealed class Lines(int tasks, int length) : HttpContent
    {
        private readonly string _source = new('s', length);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var buffer = new StringBuilder();
            for (var i = 0; i < tasks; i++)
            {
                buffer.Append(CultureInfo.InvariantCulture, $$$"""{"attachment":"https://example.org/pictures/{{{i:D9}}}.jpg","metadata":{"width":1920,"height":1080,"source":"{{{_source}}}"}}""").Append('\n');
                if (buffer.Length < 1 << 16 && i < tasks - 1)
                    continue;
                await stream.WriteAsync(Encoding.UTF8.GetBytes(buffer.ToString()));
                buffer.Clear();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
