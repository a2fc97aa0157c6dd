using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A row of the table <c>attempts</c> as it comes from the driver.</summary>
internal sealed class AttemptRecord
{
    /// <summary>Begins with <c>task_id</c>, at which a row joined with its task is split.</summary>
    public const string Columns = """
        a.task_id, a.token, a.stage, a.round, a.slot, a.annotator_id, a.state, a.claim_command, a.end_command, a.granted_at, a.waiting_since,
        a.offered_at, a.accepted_at, a.ended_at, a.active_ms, a.cool_until, a.response, a.verdict, a.reason, a.explanation
        """;

    public string TaskId { get; init; } = "";

    public long Token { get; init; }

    public int Stage { get; init; }

    public int Round { get; init; }

    public int Slot { get; init; }

    public string AnnotatorId { get; init; } = "";

    public int State { get; init; }

    public string ClaimCommand { get; init; } = "";

    public string? EndCommand { get; init; }

    public long GrantedAt { get; init; }

    public long? WaitingSince { get; init; }

    public long? OfferedAt { get; init; }

    public long? AcceptedAt { get; init; }

    public long? EndedAt { get; init; }

    public long ActiveMs { get; init; }

    public long? CoolUntil { get; init; }

    public string? Response { get; init; }

    public int? Verdict { get; init; }

    public string? Reason { get; init; }

    public string? Explanation { get; init; }

    public Attempt ToAttempt() => new()
    {
        Token = Token,
        Stage = Stage,
        Round = Round,
        Slot = Slot,
        Annotator = new AnnotatorId(AnnotatorId),
        State = (AttemptState)State,
        ClaimCommand = new CommandId(ClaimCommand),
        EndCommand = EndCommand is null ? null : new CommandId(EndCommand),
        Times = new AttemptTimes(GrantedAt.Time(), WaitingSince.Time(), OfferedAt.Time(), AcceptedAt.Time(), EndedAt.Time(), ActiveMs),
        CoolUntil = CoolUntil.Time(),
        Response = Response,
        Verdict = (Verdict?)Verdict,
        Reason = Reason,
        Explanation = Explanation,
    };
}
