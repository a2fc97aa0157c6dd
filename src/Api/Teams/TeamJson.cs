using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Teams;

/// <summary>The teammate object; camel case here, as the Scale API has it.</summary>
internal static class TeamJson
{
    /// <param name="invitation">The token that accepts the invitation, in the one reply that tells it.</param>
    public static void Write(Utf8JsonWriter json, AnnotatorRow person, string? invitation)
    {
        json.WriteStartObject();
        json.WriteString("email", person.Email);
        json.WriteString("role", person.Disabled ? "disabled" : Word(person.TeamRole));
        if (person.InvitationHash is null && person.Name != person.Email)
            json.WriteString("firstName", person.Name);
        json.WriteBoolean("isStudioLabeler", person.TeamRole == TeamRole.Labeler);
        json.WriteString("id", person.Worker.Id.Value);
        json.WriteBoolean("invited", person.InvitationHash is not null);
        if (person.InvitedUntil is { } until)
            json.WriteString("invitedUntil", Moment.Write(until));
        if (invitation is not null)
            json.WriteString("invitation", invitation);
        json.WriteEndObject();
    }

    private static string Word(TeamRole? role) => (role ?? TeamRole.Member).ToString().ToLowerInvariant();
}
