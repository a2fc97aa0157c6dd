using System.Collections.Immutable;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Teams;

/// <summary>People of a team by e-mail address, and telling them that what they may work on has changed.</summary>
internal sealed class TeamPeople(IAnnotatorStore people, IGrainFactory grains)
{
    public static Problem Unknown(string email) => new("unknown_teammate", "emails", $"No teammate has the e-mail address {email}; invite them first.");

    /// <summary>Every one of these addresses, or the problems.</summary>
    public async Task<(IReadOnlyList<AnnotatorRow> People, ImmutableArray<Problem> Problems)> Find(Caller caller, ImmutableArray<string> emails, CancellationToken cancel)
    {
        if (emails.IsEmpty)
            return ([], []);
        var found = await people.FindByEmails(caller.Tenant.Organization, emails, cancel);
        return (found, [.. emails.Except(found.Select(f => f.Email!), StringComparer.OrdinalIgnoreCase).Select(Unknown)]);
    }

    /// <summary>Returns when the dispatcher has heard: from then on nobody gets what they may not have.</summary>
    public Task Changed(IEnumerable<AnnotatorId> changed) =>
        Task.WhenAll(changed.Distinct().Select(id => grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(id)).ProfileChanged()));
}
