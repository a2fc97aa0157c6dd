using System.Text.Json;
using Scheduler.Api.Annotators;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>The object of <c>/api/tasks/{id}</c>.</summary>
/// <param name="own">Names of the organization's own people; all others are not named.</param>
internal sealed class TaskDetailJson(Utf8JsonWriter json, IReadOnlyDictionary<AnnotatorId, string> own)
{
    public void Write(NamedTask task, LabelTask state, IReadOnlyList<TaskEventRow> events)
    {
        json.WriteStartObject();
        json.WritePropertyName("task");
        TaskJson.Write(json, task);
        json.WriteNumber("version", state.Version);
        Place(state.Stage, state.Round);
        if (task.Row.Agreement is { } agreement)
            json.WriteNumber("agreement", agreement);
        json.WriteStartObject("plan");
        json.WriteNumber("consensus_attempts", state.Plan.Overlap);
        json.WriteNumber("review_levels", state.Plan.ReviewLevels);
        json.WriteEndObject();
        json.WriteStartArray("slots");
        for (var slot = 0; slot < (state.Status == LabelTaskStatus.Pending ? state.Plan.SlotsOf(state.Stage) : 0); slot++)
            WriteSlot(slot, state.Current().FirstOrDefault(a => a.Slot == slot && a.HoldsSlot));
        json.WriteEndArray();
        json.WriteStartArray("attempts");
        foreach (var attempt in state.Attempts)
            Write(attempt);
        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var happened in events)
            Write(happened);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteSlot(int slot, Attempt? holder)
    {
        json.WriteStartObject();
        json.WriteNumber("slot", slot);
        json.WriteString("state", holder is null ? "open" : holder.IsLive ? "held" : "answered");
        if (holder is not null)
            json.WriteNumber("token", holder.Token);
        json.WriteEndObject();
    }

    private void Write(Attempt attempt)
    {
        json.WriteStartObject();
        json.WriteNumber("token", attempt.Token);
        Place(attempt.Stage, attempt.Round);
        json.WriteNumber("slot", attempt.Slot);
        Person(attempt.Annotator);
        json.WriteString("state", Words.Snake(attempt.State));
        if (attempt.Verdict is { } verdict)
            json.WriteString("verdict", Words.Snake(verdict));
        if (attempt.Reason is { } reason)
            json.WriteString("reason", reason);
        Time("granted_at", attempt.Times.GrantedAt);
        Time("waiting_since", attempt.Times.WaitingSince);
        Time("offered_at", attempt.Times.OfferedAt);
        Time("accepted_at", attempt.Times.AcceptedAt);
        Time("ended_at", attempt.Times.EndedAt);
        json.WriteNumber("active_ms", attempt.Times.ActiveMs);
        Raw("explanation", attempt.Explanation);
        Raw("response", attempt.Response);
        json.WriteEndObject();
    }

    private void Write(TaskEventRow happened)
    {
        json.WriteStartObject();
        json.WriteNumber("version", happened.Version);
        json.WriteString("kind", Words.Snake(happened.Kind));
        Time("at", happened.At);
        json.WriteString("status", TaskStatusWords.Of(happened.Status));
        // Where the attempt was: the row says where the task stood afterwards, and an answer moves it on.
        Place(happened.Attempt?.Stage ?? happened.Stage, happened.Attempt?.Round ?? happened.Round);
        json.WriteString("by", happened.Actor is "customer" or "system" ? happened.Actor : "annotator");
        if (happened.Attempt is { } attempt)
        {
            json.WriteNumber("token", attempt.Token);
            json.WriteString("attempt_state", Words.Snake(attempt.State));
            Person(attempt.Annotator);
        }

        json.WriteEndObject();
    }

    private void Place(int stage, int round)
    {
        json.WriteString("stage", Words.Snake(Plan.KindOf(stage)));
        if (Plan.KindOf(stage) == StageKind.Review)
            json.WriteNumber("level", stage);
        json.WriteNumber("round", round);
    }

    private void Person(AnnotatorId annotator)
    {
        if (!own.TryGetValue(annotator, out var name))
            return;
        json.WriteStartObject("annotator");
        json.WriteString("id", annotator.Value);
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    private void Time(string name, DateTimeOffset? at)
    {
        if (at is { } time)
            json.WriteString(name, Moment.Write(time));
    }

    private void Raw(string name, string? text)
    {
        if (text is null)
            return;
        json.WritePropertyName(name);
        json.WriteRawValue(text, skipInputValidation: true);
    }
}
