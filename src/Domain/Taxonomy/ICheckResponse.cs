using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy;

/// <summary>Says what is wrong with a response under a project's taxonomy. Never throws on hostile input.</summary>
public interface ICheckResponse
{
    /// <param name="response">As <see cref="StrictJson"/> read it: half of a surrogate pair, which throws wherever it is looked at, is refused there.</param>
    /// <returns>Every problem with its JSON path below <c>response</c>, up to <see cref="ResponseLimits.MaxProblems"/>; empty when the response is valid.</returns>
    ImmutableArray<Problem> Check(JsonElement response);
}

/// <summary>For task types whose taxonomy is not compiled: any JSON object is a response.</summary>
public sealed class AnyObject : ICheckResponse
{
    public static AnyObject Instance { get; } = new();

    public ImmutableArray<Problem> Check(JsonElement response) => response.ValueKind == JsonValueKind.Object
        ? []
        : [new(ProblemCode.WrongType, "response", "The response must be a JSON object.")];
}

/// <summary>Entry point for text that came over the wire: bounds and syntax first, then the taxonomy.</summary>
public static class ResponseText
{
    public static ImmutableArray<Problem> Check(string? response, ICheckResponse taxonomy)
    {
        if (string.IsNullOrEmpty(response))
            return [new(ProblemCode.Required, "response", "A response is needed.")];
        if (response.Length > ResponseLimits.MaxBytes || System.Text.Encoding.UTF8.GetByteCount(response) > ResponseLimits.MaxBytes)
            return [new(ProblemCode.TooLong, "response", $"The response is over {ResponseLimits.MaxBytes} bytes.")];
        try
        {
            return StrictJson.Read(response, ResponseLimits.MaxDepth, taxonomy.Check);
        }
        catch (JsonException e)
        {
            return [new(ProblemCode.Malformed, "response", "The response is not valid JSON: " + e.Message)];
        }
    }
}
