using System.Collections.Immutable;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Dispatch;

/// <summary>What a person must be to work on a lane. Equal needs are judged once.</summary>
public sealed record LaneNeeds(
    OrganizationId Organization,
    StageKind Stage,
    BatchKind Batch,
    ImmutableArray<Skill> Skills,
    ImmutableArray<string> Groups)
{
    /// <summary>Languages that the person must speak, all of them.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Only people assigned to this project; null for no bar.</summary>
    public ProjectId? AssignedTo { get; init; }

    /// <summary>When not empty, only members of one of these groups of the organization.</summary>
    public ImmutableArray<string> StudioGroups { get; init; } = [];

    /// <summary>True when every rule judges both alike. Equality of the record would compare the lists by identity.</summary>
    public bool IsSameAs(LaneNeeds other) => this with { Skills = [], Groups = [], Languages = [], StudioGroups = [] }
            == other with { Skills = [], Groups = [], Languages = [], StudioGroups = [] }
        && Skills.SequenceEqual(other.Skills) && Groups.SequenceEqual(other.Groups)
        && Languages.SequenceEqual(other.Languages) && StudioGroups.SequenceEqual(other.StudioGroups);
}

/// <summary>What a batch publishes of one lane. A later number of the same batch replaces an earlier one.</summary>
/// <param name="Tenant">Whose batch it is: the dispatcher serves several organizations.</param>
/// <param name="Free">Slots that are neither held nor reserved, as far as the batch's window reaches.</param>
/// <param name="Priority">The best priority among them.</param>
/// <param name="Epoch">Grows whenever something came in that a person who saw the lane before has not seen.</param>
/// <param name="Since">Activation of the batch's grain that speaks, in Unix milliseconds: an older activation's word is stale.</param>
/// <param name="Sequence">Number of this word within that activation.</param>
public sealed record Lane(
    LaneKey Key,
    Tenant Tenant,
    LaneNeeds Needs,
    int Free,
    int Priority,
    DateTimeOffset? DueAt,
    DateTimeOffset LaunchedAt,
    long Epoch,
    long Since,
    long Sequence)
{
    /// <summary>The batch's own priority, before that of its tasks.</summary>
    public int BatchPriority { get; init; } = BatchLimits.DefaultPriority;

    /// <summary>Place in the order that the organization gave its batches, from 1; null when it gave this one none.</summary>
    public int? Rank { get; init; }

    /// <summary>Null from a batch of an older version.</summary>
    public ProjectId? Project { get; init; }

    /// <summary>The project has quality tasks: they come before its work, or between.</summary>
    public bool HasQualityTasks { get; init; }

    public bool Supersedes(Lane other) => Since != other.Since ? Since > other.Since : Sequence > other.Sequence;
}
