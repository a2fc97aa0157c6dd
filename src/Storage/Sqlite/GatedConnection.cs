using Microsoft.Data.Sqlite;

namespace Scheduler.Storage.Sqlite;

/// <summary>A connection that holds a place at a gate from its opening until it is closed.</summary>
internal sealed class GatedConnection(string connectionString, SemaphoreSlim gate) : SqliteConnection(connectionString)
{
    private bool _holds;

    public override void Open()
    {
        gate.Wait();
        OpenHeld();
    }

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        OpenHeld();
    }

    public override void Close()
    {
        base.Close();
        if (!_holds)
            return;
        _holds = false;
        gate.Release();
    }

    protected override void Dispose(bool disposing)
    {
        Close();
        base.Dispose(disposing);
    }

    private void OpenHeld()
    {
        _holds = true;
        try
        {
            base.Open();
            using var command = CreateCommand();
            // NORMAL: a power cut may cost the last moments of what grains have learned, never a task.
            command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = NORMAL;";
            command.ExecuteNonQuery();
        }
        catch
        {
            Close();
            throw;
        }
    }
}
