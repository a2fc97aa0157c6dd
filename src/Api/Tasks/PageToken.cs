using System.Text.Json.Serialization;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>
/// Where the next page starts; opaque to clients. It carries the total of the first page, so that walking a long list counts it once;
/// 0 where none is told.
/// </summary>
internal sealed record PageToken(
    [property: JsonPropertyName("created_at")] long CreatedAt,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("total")] long Total)
{
    // The first moment of the year 10000, and more than any id of ours has.
    private const long MaxMs = 253_402_300_800_000;
    private const int MaxIdLength = 64;

    [JsonIgnore]
    public bool IsPossible => this is { CreatedAt: >= 0 and < MaxMs, Id.Length: > 0 and < MaxIdLength, Total: >= 0 } && Id.All(char.IsAsciiLetterOrDigit);

    public static PageToken After(TaskRow last, long total) => new(last.CreatedAt.ToUnixTimeMilliseconds(), last.Ref.Id.Value, total);

    public static PageToken After(Batch last) => new(last.CreatedAt.ToUnixTimeMilliseconds(), last.Id.Value, 0);

    /// <summary>Null for what no page of this server ended with.</summary>
    public static PageToken? Read(string text) => OpaqueToken.Read<PageToken>(text) is { IsPossible: true } token ? token : null;

    public TaskCursor ToCursor() => new(DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), new TaskId(Id));

    public BatchCursor ToBatchCursor() => new(DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), new BatchId(Id));

    public override string ToString() => OpaqueToken.Write(this);
}
