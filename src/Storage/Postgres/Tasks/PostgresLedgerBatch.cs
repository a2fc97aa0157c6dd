using Npgsql;
using Scheduler.Domain;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>The statements of one drain with their rows. What no line asks for is left out.</summary>
internal static class PostgresLedgerBatch
{
    public static void Fill(NpgsqlBatchCommandCollection commands, IReadOnlyList<LedgerLine> lines, string counter)
    {
        Add(commands, PostgresLedgerSql.Log, lines)?
            .Add(l => l.Id).Add(l => l.Version).Add(l => l.Org).Add(l => (short)l.Mode).Add(l => (short)l.Kind).Add(l => l.Actor).Add(l => l.Command)
            .Add(l => l.At).Add(l => (short)l.Status).Add(l => (short)l.Stage).Add(l => (short)l.Round).Add(l => l.Attempt?.Token)
            .Add(l => l.Attempt?.Annotator.Value).Add(l => (short?)l.Attempt?.Stage).Add(l => (short?)l.Attempt?.Round).Add(l => (short?)l.Attempt?.Slot)
            .Add(l => (short?)l.Attempt?.State).Add(l => (short?)l.Attempt?.Verdict).Add(l => l.Attempt?.Times.WaitingSince.Ms())
            .Add(l => l.Attempt?.Times.OfferedAt.Ms()).Add(l => l.Attempt?.Times.AcceptedAt.Ms()).Add(l => l.Attempt?.Times.ActiveMs);

        Add(commands, PostgresLedgerSql.Begin, [.. lines.Where(l => l.AttemptIsNew)])?
            .Add(l => l.Id).Add(l => l.Attempt!.Token).Add(l => l.Org).Add(l => (short)l.Mode).Add(l => (short)l.Attempt!.Stage).Add(l => (short)l.Attempt!.Round)
            .Add(l => (short)l.Attempt!.Slot).Add(l => l.Attempt!.Annotator.Value).Add(l => (short)l.AttemptShard).Add(l => l.Attempt!.ClaimCommand.Value)
            .Add(l => l.Attempt!.Times.GrantedAt.Ms()).Add(l => l.Attempt!.Times.WaitingSince.Ms()).Add(l => l.Attempt!.Explanation)
            .Add(l => (short)l.Attempt!.State).Add(l => l.Attempt!.EndCommand?.Value).Add(l => l.Attempt!.Times.OfferedAt.Ms())
            .Add(l => l.Attempt!.Times.AcceptedAt.Ms()).Add(l => l.Attempt!.Times.EndedAt.Ms()).Add(l => l.Attempt!.Times.ActiveMs)
            .Add(l => l.Attempt!.CoolUntil.Ms()).Add(l => l.Attempt!.Response).Add(l => (short?)l.Attempt!.Verdict).Add(l => l.Attempt!.Reason);

        Add(commands, PostgresLedgerSql.End, [.. lines.Where(l => l.Attempt is not null && !l.AttemptIsNew)])?
            .Add(l => l.Id).Add(l => l.Attempt!.Token).Add(l => (short)l.Attempt!.State).Add(l => l.Attempt!.EndCommand?.Value)
            .Add(l => l.Attempt!.Times.OfferedAt.Ms()).Add(l => l.Attempt!.Times.AcceptedAt.Ms()).Add(l => l.Attempt!.Times.EndedAt.Ms())
            .Add(l => l.Attempt!.Times.ActiveMs).Add(l => l.Attempt!.CoolUntil.Ms()).Add(l => l.Attempt!.Response).Add(l => (short?)l.Attempt!.Verdict)
            .Add(l => l.Attempt!.Reason);

        Add(commands, PostgresLedgerSql.Move, [.. lines.Where(l => !l.IsGrant)])?
            .Add(l => l.Id).Add(l => l.Version).Add(l => (short)l.Status).Add(l => (short)l.Stage).Add(l => (short)l.Round).Add(l => l.LastToken)
            .Add(l => (short)l.OpenSlots).Add(l => l.At).Add(l => l.CompletedAt).Add(l => l.KeepsResponse).Add(l => l.Response).Add(l => l.Agreement);

        Add(commands, PostgresLedgerSql.Free, [.. lines.Where(l => l.FreesUniqueId)])?.Add(l => l.Id);

        Add(commands, PostgresLedgerSql.Tell, [.. lines.Where(l => l.CallbackUrl is not null)])?
            .Add(l => l.OutboxId).Add(l => l.Id).Add(l => l.Version).Add(l => l.Org).Add(l => (short)l.Mode).Add(l => (short)l.Status)
            .Add(l => (short)StableHash.ShardOf(l.CallbackUrl!)).Add(l => l.CallbackUrl!).Add(l => l.At).Add(l => (short)l.Kind);

        Count(commands, lines, counter);
    }

    /// <summary>Sums in one order everywhere, so that no two transactions wait for each other in a circle.</summary>
    private static void Count(NpgsqlBatchCommandCollection commands, IReadOnlyList<LedgerLine> lines, string counter)
    {
        var sums = new SortedDictionary<(string Batch, int Status), long>();
        foreach (var (batch, status, by) in lines.SelectMany(l => l.Counts()))
            sums[(batch, status)] = sums.GetValueOrDefault((batch, status)) + by;
        if (Add(commands, PostgresLedgerSql.Count, sums.ToArray()) is { } columns)
            columns.Add(s => s.Key.Batch).Add(s => (short)s.Key.Status).Add(s => s.Value).Same(counter);
    }

    /// <returns>Null when there are no rows: then there is no statement.</returns>
    private static PostgresColumns<TRow>? Add<TRow>(NpgsqlBatchCommandCollection commands, string sql, IReadOnlyList<TRow> rows)
    {
        if (rows.Count == 0)
            return null;
        var command = new NpgsqlBatchCommand(sql);
        commands.Add(command);
        return new(command.Parameters, rows);
    }
}
