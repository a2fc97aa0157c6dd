using Scheduler.Domain.Exports;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Exports;

/// <summary>The file under way: the sheet that the format writes on, and the drafts its bytes go to.</summary>
internal sealed class ExportDraft : IAsyncDisposable
{
    private readonly List<FileStream> _parts = [];

    private ExportDraft(ExportMark mark) => Sheet = new(mark);

    public ExportSheet Sheet { get; }

    /// <summary>Goes on where the writer before said it was; null when its drafts are gone.</summary>
    public static async Task<ExportDraft?> Open(IFileDrafts drafts, string id, string holder, ExportMark mark, string? former, CancellationToken cancel)
    {
        var draft = new ExportDraft(mark);
        for (var part = 0; part < mark.Lengths.Length; part++)
        {
            if (await drafts.Open(id, holder, part, former, mark.Lengths[part], cancel) is not { } stream)
            {
                await draft.DisposeAsync();
                return null;
            }

            draft._parts.Add(stream);
        }

        return draft;
    }

    /// <summary>Takes what is fresh off the sheet.</summary>
    public async Task Spill(CancellationToken cancel)
    {
        for (var part = 0; part < _parts.Count; part++)
            await _parts[part].WriteAsync(Sheet.Fresh(part), cancel);
        Sheet.Taken();
    }

    /// <summary>Durable on return.</summary>
    public void Flush()
    {
        foreach (var part in _parts)
            part.Flush(flushToDisk: true);
    }

    /// <summary>Puts all sections behind the first.</summary>
    public async Task Join(CancellationToken cancel)
    {
        foreach (var part in _parts.Skip(1))
        {
            part.Position = 0;
            await part.CopyToAsync(_parts[0], cancel);
        }

        Flush();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in _parts)
            await part.DisposeAsync();
    }
}
