namespace Scheduler.Storage.Relational.Tasks;

/// <summary>
/// What a task's row lacks: a grant writes its event and its attempt, and leaves the row as it stood. Every other change writes
/// the row as well, so the row is behind by the attempts with a later token than its own, and each of them is live.
/// </summary>
internal static class UnwrittenGrants
{
    /// <summary>Grants since the row of <c>t</c> was written: add it to version and last token, take it from the open slots.</summary>
    public const string Count = "(SELECT count(*) FROM attempts g WHERE g.task_id = t.id AND g.token > t.last_token)";

    /// <summary>A slot of <c>t</c> is free.</summary>
    public const string Leaves = $"t.open_slots > 0 AND t.open_slots > {Count}";
}
