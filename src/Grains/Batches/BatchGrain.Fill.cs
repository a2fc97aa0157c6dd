using Microsoft.Extensions.Logging;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Grains.Batches;

public sealed partial class BatchGrain
{
    /// <summary>How soon the same person's search beyond the window may run again.</summary>
    private static readonly TimeSpan SearchEvery = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(AnnotatorId, int), DateTimeOffset> _searched = [];
    private readonly HashSet<int> _fillingReviews = [];
    private bool _filling, _searching;

    /// <summary>Reads pages in the background while the window wants them.</summary>
    private void Fill()
    {
        if (_batch is not { IsWorkedOn: true })
            return;
        foreach (var stage in _window.WantsReviews)
            FillReviews(stage);
        if (_filling || !_window.WantsPage)
            return;
        _filling = true;
        InBackground(async () =>
        {
            try
            {
                while (_window.WantsPage)
                {
                    var from = _window.Cursor;
                    var page = await open.Page(Id, from, BatchLimits.PageTasks, _stopping.Token);
                    Keep(page);
                    _window.Load([.. page.Select(r => r.Task)], from, page.Count < BatchLimits.PageTasks);
                    Changed();
                }
            }
            finally
            {
                _filling = false;
            }
        });
    }

    /// <summary>Reads the open rows of one stage past the label stage: they stand anywhere, also before the cursor.</summary>
    private void FillReviews(int stage)
    {
        if (!_fillingReviews.Add(stage))
            return;
        InBackground(async () =>
        {
            try
            {
                var rows = await open.Reviews(Id, stage, BatchLimits.WindowTasks, _stopping.Token);
                Keep(rows);
                _window.LoadReviews(stage, [.. rows.Select(r => r.Task)], rows.Count < BatchLimits.WindowTasks);
                Changed();
            }
            finally
            {
                _fillingReviews.Remove(stage);
            }
        });
    }

    /// <summary>All stages past the label stage, as deep as the project's reviews have ever gone: tasks keep the plan they were made with.</summary>
    private void FillAllReviews()
    {
        if (_batch is { IsWorkedOn: true })
            foreach (var stage in new Plan(1, _settings.MostReviewLevels).StagesAfterLabels())
                FillReviews(stage);
    }

    /// <summary>The window holds nothing for this person; rows beyond it may. One search at a time.</summary>
    private void SearchFor(AnnotatorId annotator, int stage)
    {
        var now = clock.Now;
        if (_searching || (_searched.TryGetValue((annotator, stage), out var last) && now - last < SearchEvery))
            return;
        if (_searched.Count > 10_000)
            _searched.Clear();
        _searched[(annotator, stage)] = now;
        _searching = true;
        InBackground(async () =>
        {
            try
            {
                var rows = await open.For(Id, stage, annotator, now, BatchLimits.SearchTasks, _stopping.Token);
                Keep(rows);
                _window.Keep(rows.Select(r => r.Task));
                Changed();
            }
            finally
            {
                _searching = false;
            }
        });
    }

    private async Task ResolveOverdue()
    {
        var now = clock.Now;
        if (_window.Overdue(now, options.Value.SettledAge) is not { Count: > 0 } overdue)
            return;
        var rows = (await open.Rows(overdue, _stopping.Token)).ToDictionary(r => r.Task.Id);
        Keep([.. rows.Values]);
        foreach (var task in overdue)
            _window.Resolve(task, rows.GetValueOrDefault(task)?.Task, now, options.Value.SettledAge);
        Changed();
    }

    /// <summary>Keeps the cards of rows that were read, for the claims that will want them.</summary>
    private void Keep(IReadOnlyList<OpenRow> rows)
    {
        // Before these rows are added, which the window does not hold yet: cards of tasks that left it go when they outnumber it.
        if (_cards.Count > 2 * BatchLimits.WindowTasks)
            foreach (var id in _cards.Keys.Where(id => !_window.Holds(id)).ToArray())
                _cards.Remove(id);

        foreach (var row in rows)
            if (row.Row.Params.Length <= BatchLimits.MaxCardLength)
                _cards[row.Task.Id] = row.Row.ToCard();
            else
                _cards.Remove(row.Task.Id);
    }

    private async void InBackground(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            // The next tick or sweep tries again; nothing waits for this.
            LogBackground(Id, e);
        }
        catch (Exception)
        {
            // Stopping.
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Batch {Batch}: a background read failed")]
    private partial void LogBackground(BatchId batch, Exception exception);
}
