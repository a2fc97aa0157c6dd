using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Teams;

/// <summary>No call makes an administrator: without the last one nobody could do an administrator's work again.</summary>
internal static class LastAdministrator
{
    /// <summary>Null when somebody who can sign in stays an administrator, or nobody was one.</summary>
    /// <param name="leaves">Who would be one no more.</param>
    public static Problem? Lost(IEnumerable<AnnotatorRow> team, string path, Func<AnnotatorRow, bool> leaves)
    {
        var administrators = team.Where(p => p is { TeamRole: TeamRole.Admin, Disabled: false }).ToArray();
        return administrators.Length > 0 && administrators.All(leaves)
            ? new("last_administrator", path, $"{administrators[0].Email} is the last administrator of the team and stays one.")
            : null;
    }
}
