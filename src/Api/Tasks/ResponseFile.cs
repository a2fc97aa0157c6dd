using Scheduler.Api.Files;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Storage.Files;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary><c>GET /v1/task/{id}/response_url/{file}</c>: a file of the customer that the response of the task names.</summary>
internal static class ResponseFile
{
    public static void MapResponseFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/task/{id}/response_url/{file}", Get).RequireAuthorization(Policies.Key);

    private static async Task<IResult> Get(
        Caller caller, PathName id, PathName file, HttpResponse response, ITaskReads tasks, IFileRows rows, IFileContent content, CancellationToken cancel)
    {
        if (await tasks.Get(caller.Tenant, new(id.Value), cancel) is not { } task)
            return TaskEndpoints.NotFound;
        var named = Guid.TryParseExact(file.Value, "D", out _) && task.Response?.Contains(file.Value, StringComparison.Ordinal) == true
            ? await rows.Get(caller.Tenant, file.Value, cancel)
            : null;
        return FileReply.Of(named, content, response) ?? ErrorReply.NotFound("The response of the task names no such file.");
    }
}
