using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Quality;
using TaskRequest = Scheduler.Api.Tasks.TaskRequest;

namespace Scheduler.Api.Quality;

/// <summary><c>/v1/evaluation_tasks</c> and <c>/v1/training_tasks</c>: tasks whose answer is known.</summary>
internal static class QualityTaskEndpoints
{
    public static void MapQualityTasks(this IEndpointRouteBuilder routes)
    {
        Map("/v1/evaluation_tasks/{type}", QualityTaskKind.Evaluation);
        Map("/v1/training_tasks/{type}", QualityTaskKind.Training);

        void Map(string path, QualityTaskKind kind) => routes.MapPost(path,
            (Caller caller, PathName type, RequestBody body, HttpRequest http, QualityTaskMaker maker, CancellationToken cancel) =>
                maker.Make(kind, caller, type.Value, body.Object, TaskRequest.IdempotencyKeyOf(http), cancel)).RequireAuthorization(Policies.Key);
    }
}
