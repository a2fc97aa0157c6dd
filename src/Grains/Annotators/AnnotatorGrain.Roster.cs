using Scheduler.Domain.Annotators;

namespace Scheduler.Grains.Annotators;

public sealed partial class AnnotatorGrain
{
    /// <summary>How often the roster hears of somebody whose activity does not change: seldom enough to cost nothing, often enough not to be silent.</summary>
    private static readonly TimeSpan RosterEvery = TimeSpan.FromSeconds(10);

    private Activity _toldActivity = Activity.Offline;
    private DateTimeOffset _toldAt, _activeSince;

    private void TellRoster()
    {
        var (activity, now) = (_desk.Activity, clock.Now);
        if (activity == _toldActivity && (activity == Activity.Offline || now - _toldAt < RosterEvery))
            return;
        if (_known is not { } worker)
            return;

        // Available and busy are one stretch of time.
        if (_toldActivity != activity && !(IsAtWork(_toldActivity) && IsAtWork(activity)))
            _activeSince = now;
        (_toldActivity, _toldAt) = (activity, now);
        roster.Tell(new(Id, worker.Workforce, activity, _activeSince, now, [.. worker.Skills.Select(s => s.Name)]));
    }

    private static bool IsAtWork(Activity activity) => activity is Activity.Available or Activity.Busy;
}
