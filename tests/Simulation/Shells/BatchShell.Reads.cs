using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Shells;

public sealed partial class BatchShell
{
    private readonly HashSet<(AnnotatorId, int)> _looking = [];
    private readonly HashSet<int> _loadingReviews = [];
    private bool _loading;

    private int PageRows => Math.Max(2, World.Scenario.WindowTasks / 2);

    private void Refill()
    {
        if (IsWorkedOn)
            foreach (var stage in _window.WantsReviews.Where(s => !_loadingReviews.Contains(s)).ToArray())
                World.Spawn(() => ReadReviews(stage));
        if (_loading || !_window.WantsPage || !IsWorkedOn)
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

    /// <summary>First the rows, then who touched them, as the database is asked: not at one instant.</summary>
    private async Task<IReadOnlyList<OpenTask>> Open(Func<IReadOnlyList<OpenTask>> query)
    {
        var rows = await Net.Read(this, query);
        return await Net.Read<IReadOnlyList<OpenTask>>(this, () => [.. rows.Select(r => World.Rows.Row(r.Id) is { } now ? r with { Touched = now.Touched, IsBegun = now.IsBegun } : r)]);
    }

    private async Task ReadReviews(int stage)
    {
        if (!_loadingReviews.Add(stage))
            return;
        try
        {
            var limit = World.Scenario.WindowTasks;
            var rows = await Open(() => World.Rows.Reviews(Id, stage, limit));
            _window.LoadReviews(stage, rows, rows.Count < limit);
            Publish();
        }
        finally
        {
            _loadingReviews.Remove(stage);
        }
    }

    private async Task ReadAllReviews()
    {
        foreach (var stage in _row.Plan.Plan.StagesAfterLabels())
            await ReadReviews(stage);
    }

    private async Task ReadPage()
    {
        var from = Cursor;
        var rows = await Open(() => World.Rows.Page(Id, from, PageRows));
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
                _window.Keep(await Open(() => World.Rows.For(Id, stage, annotator, now, 2)));
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
        if (IsWorkedOn)
        {
            await CancelWhatCameBack();
            if (World.Mutant != Mutant.LostNoticesUnswept)
            {
                if (Cursor is { } to && World.Mutant != Mutant.CursorNotRewound)
                    _window.Include(await Open(() => World.Rows.Front(Id, to, 2 * World.Scenario.WindowTasks)));
                await ReadAllReviews();
            }

            if (World.Mutant != Mutant.CursorNotRewound && !_loading && _window.ReachedEnd)
                await ReadPage();
            Refill();
            await Complete();
        }

        Publish(again: true);
    });
}
