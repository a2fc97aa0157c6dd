using System.Text.Json;
using Scheduler.Domain;

namespace Scheduler.Api.Tasks;

/// <summary>What became of a bulk request's lines.</summary>
/// <param name="ids">True: the summary lists the ids of the tasks made.</param>
internal sealed class BulkSummary(bool ids)
{
    private readonly List<(int Line, string Error)> _errors = [];
    private readonly List<(int Line, string Id)> _ids = [];
    private long _created, _failed;

    /// <summary>From this line on nothing was stored, because too much waited already.</summary>
    public int? StoppedAt { get; private set; }

    /// <summary>False when there was nothing before: then the whole request is refused instead.</summary>
    public bool Stop(int line)
    {
        if (_created == 0)
            return false;
        StoppedAt = line;
        return true;
    }

    public void Created(int line, TaskId task)
    {
        _created++;
        if (ids)
            _ids.Add((line, task.Value));
    }

    public void Failed(int line, string error)
    {
        _failed++;
        if (_errors.Count < RequestLimits.MaxBulkErrors)
            _errors.Add((line, error));
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("created", _created);
        json.WriteNumber("failed", _failed);
        if (StoppedAt is { } stopped)
            json.WriteNumber("stopped_at_line", stopped);
        json.WriteStartArray("errors");
        foreach (var (line, error) in _errors.OrderBy(e => e.Line))
        {
            json.WriteStartObject();
            json.WriteNumber("line", line);
            json.WriteString("error", error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (ids)
        {
            json.WriteStartArray("ids");
            foreach (var (line, id) in _ids)
            {
                json.WriteStartObject();
                json.WriteNumber("line", line);
                json.WriteString("task_id", id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
