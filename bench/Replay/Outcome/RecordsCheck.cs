using Microsoft.Data.Sqlite;
using Scheduler.Checker;

namespace Scheduler.Replay.Outcome;

/// <summary>Runs the checker over the file the host left behind.</summary>
internal static class RecordsCheck
{
    public static CheckReport Run(string file, CheckOptions options, ClientLedger ledger)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return new HistoryChecker(options, ledger).Check(connection);
    }
}
