using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Waiting;

/// <summary>Who may work on what, said a second time from the design; judged by the rows as they are now.</summary>
internal sealed class Eligibility
{
    private const int Labeler = 1, Reviewer = 2, Adjudicator = 4;

    private readonly Dictionary<(string Person, string Batch, int Role), bool> _known = [];

    public bool Allows(Person person, BatchLine batch, int stage)
    {
        var role = stage == 0 ? Labeler : stage < 6 ? Reviewer : Adjudicator;
        var key = (person.Id, batch.Id, role);
        return _known.TryGetValue(key, out var allowed) ? allowed : _known[key] = Judge(person, batch, role);
    }

    private static bool Judge(Person person, BatchLine batch, int role)
    {
        if (batch.IsRestricted || (batch.IsExamined && role == Labeler) || person.Disabled != 0 || person.Workforce != batch.Workforce || (person.Roles & role) == 0)
            return false;
        if (batch.Kind == BatchKinds.SelfLabel && person.MemberOf != batch.OrgId)
            return false;
        var levels = person.Levels();
        if (batch.Needs.Skills.Any(need => levels.GetValueOrDefault(need.Key) < need.Value))
            return false;
        var spoken = person.Spoken();
        if (batch.Needs.Languages.Any(need => !spoken.Any(own => (own + "-").StartsWith(need + "-", StringComparison.Ordinal))))
            return false;
        return batch.Needs.Groups.Length == 0 || batch.Needs.Groups.Any(person.Groups().Contains);
    }
}
