using Scheduler.Domain;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Shells;

public sealed partial class BatchShell
{
    private readonly HashSet<(AnnotatorId, int)> _looking = [];
    private bool _loading, _loadingReviews;

    private int PageRows => Math.Max(2, World.Scenario.WindowTasks / 2);

    private void Refill()
    {
        if (_window.WantsReviews && !_loadingReviews && _status == Domain.Batches.BatchStatus.InProgress)
            World.Spawn(ReadReviews);
        if (_loading || !_window.WantsPage || _status != Domain.Batches.BatchStatus.InProgress)
            return;
        _loading = true;
        World.Spawn(async () =>
        {
            try
            {
                await ReadPage();
            }
            finally
            {
                _loading = false;
            }

            Refill();
        });
    }

    private async Task ReadReviews()
    {
        _loadingReviews = true;
        try
        {
            var limit = 2 * World.Scenario.WindowTasks;
            var rows = await Net.Read(this, () => World.Rows.Reviews(Id, limit));
            _window.LoadReviews(rows, rows.Count < limit);
            Publish();
        }
        finally
        {
            _loadingReviews = false;
        }
    }

    private async Task ReadPage()
    {
        var from = Cursor;
        var rows = await Net.Read(this, () => World.Rows.Page(Id, from, PageRows));
        _window.Load(rows, from, rows.Count < PageRows);
        Publish();
    }

    /// <summary>The window holds nothing for this person: one query for the rows that would do.</summary>
    private void LookFor(AnnotatorId annotator, int stage, DateTimeOffset now)
    {
        if (!_looking.Add((annotator, stage)))
            return;
        World.Spawn(async () =>
        {
            try
            {
                _window.Include(await Net.Read(this, () => World.Rows.For(Id, stage, annotator, now, 4)), keep: true);
                Publish();
            }
            finally
            {
                _looking.Remove((annotator, stage));
            }
        });
    }

    /// <summary>Finds what lost words have hidden: open rows up to the cursor and after it, reviews, and a batch that is done.</summary>
    public void Sweep() => World.Spawn(async () =>
    {
        await ReadStatus();
        if (_status == Domain.Batches.BatchStatus.InProgress)
        {
            if (World.Mutant != Mutant.LostNoticesUnswept)
            {
                if (Cursor is { } to && World.Mutant != Mutant.CursorNotRewound)
                    _window.Include(await Net.Read(this, () => World.Rows.Front(Id, to, PageRows)));
                await ReadReviews();
            }

            if (World.Mutant != Mutant.CursorNotRewound && !_loading)
                await ReadPage();
            Refill();
            await Complete();
        }

        Publish(again: true);
    });
}
