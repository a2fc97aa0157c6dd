using System.Text;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;

namespace Scheduler.Api.Annotators;

/// <summary>What a person set for themselves, for all their devices.</summary>
/// <param name="TimeZone">IANA name; where the person's day begins.</param>
/// <param name="Shortcuts">Key bindings as the client wrote them, a JSON object.</param>
internal sealed record Preferences(string? Locale, string? TimeZone, string? Shortcuts)
{
    public static Preferences Of(AccountRow account)
    {
        if (account.Preferences is not { } text)
            return new(null, null, null);
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new(Text("locale"), Text("time_zone"), root.TryGetProperty("shortcuts", out var shortcuts) ? shortcuts.GetRawText() : null);

        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    /// <summary>These with what was sent laid over them; null with the problems when it cannot be used.</summary>
    public Preferences? Read(JsonElement body, out string? name, out IReadOnlyList<Problem> problems)
    {
        var fields = new Fields(body);
        name = fields.Text("name", AnnotatorRules.MaxNameLength);
        if (fields.Has("name"))
            fields.Require("name", "A name has at least one character.");
        var zone = fields.Text("time_zone", PreferenceRules.MaxNameLength);
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            fields.Add("unknown_time_zone", "time_zone", "time_zone must be a name such as Europe/Berlin.");
        var read = new Preferences(
            fields.Text("locale", PreferenceRules.MaxNameLength) ?? Locale, zone ?? TimeZone, fields.ObjectText("shortcuts", PreferenceRules.MaxShortcutBytes) ?? Shortcuts);
        fields.NoOthers();
        problems = fields.Problems;
        return problems.Count == 0 ? read : null;
    }

    /// <summary>When the person's day began.</summary>
    public DateTimeOffset StartOfDay(DateTimeOffset now)
    {
        var zone = TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var midnight = TimeZoneInfo.ConvertTime(now, zone).Date;
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonReply.Options))
        {
            json.WriteStartObject();
            Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Those that are set.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Locale is not null)
            json.WriteString("locale", Locale);
        if (TimeZone is not null)
            json.WriteString("time_zone", TimeZone);
        if (Shortcuts is not null)
        {
            json.WritePropertyName("shortcuts");
            json.WriteRawValue(Shortcuts, skipInputValidation: true);
        }
    }
}
