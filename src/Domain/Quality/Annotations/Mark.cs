using System.Text.Json;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>One annotation, or one object's track, of one answer, on its way into a cluster.</summary>
/// <param name="Vote">The annotation as JSON, and whose it is.</param>
/// <param name="Order">Place in its answer, so that everything has one order.</param>
/// <param name="Uuid">Null where the answers have none.</param>
/// <param name="Label">Index in the taxonomy's labels.</param>
internal sealed record Mark(Vote Vote, int Order, string? Uuid, int Label, AnnotationRule Kind, Outline Outline, IReadOnlyDictionary<int, JsonElement>? Frames = null);
