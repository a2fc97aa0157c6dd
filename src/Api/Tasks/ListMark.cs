using System.Text.Json.Serialization;
using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>
/// A line of a list whose position is known; opaque to clients. Whoever makes one up sees lines at wrong positions, of the own list.
/// </summary>
/// <param name="Total">Lines of the list as they were counted.</param>
internal sealed record ListMark(
    [property: JsonPropertyName("position")] long Position,
    [property: JsonPropertyName("total")] long Total,
    [property: JsonPropertyName("created_at")] long CreatedAt,
    [property: JsonPropertyName("id")] string Id)
{
    public static ListMark Of(TaskLine line, long position, long total) => new(position, total, line.CreatedAt.ToUnixTimeMilliseconds(), line.Id.Value);

    /// <summary>Null for what no reply of this server ended with.</summary>
    public static ListMark? Read(string text) =>
        OpaqueToken.Read<ListMark>(text) is { Position: >= 0, Total: >= 0 } mark && new PageToken(mark.CreatedAt, mark.Id, mark.Total).IsPossible ? mark : null;

    public TaskCursor ToCursor() => new(DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), new TaskId(Id));

    public override string ToString() => OpaqueToken.Write(this);
}
