using Scheduler.Domain.Tasks;

namespace Scheduler.Grains.Interfaces.Tasks;

/// <summary>A task as it travels to the person who works on it. Carried by the claim, so that no grain reads it again.</summary>
[GenerateSerializer, Immutable, Alias("task-card")]
public sealed record TaskCard
{
    [Id(0)] public required TaskRef Ref { get; init; }

    [Id(1)] public required string Type { get; init; }

    [Id(2)] public required int ParamVersion { get; init; }

    [Id(3)] public required Plan Plan { get; init; }

    [Id(4)] public required DateTimeOffset CreatedAt { get; init; }

    [Id(5)] public int Priority { get; init; }

    [Id(6)] public string? Instruction { get; init; }

    /// <summary>The task's own parameters, as JSON.</summary>
    [Id(7)] public required string Params { get; init; }

    [Id(8)] public string? CallbackUrl { get; init; }

    /// <summary>True when nobody has touched the task as far as the sender knows: then this card is its whole state.</summary>
    [Id(9)] public bool Fresh { get; init; }
}
