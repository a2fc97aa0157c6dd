using Scheduler.Api.Http;
using Scheduler.Storage.Files;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Files;

/// <summary>Stores the row of a new file, or says why not.</summary>
internal sealed class FileIntake(IFileRows rows, IProjectStore projects)
{
    /// <summary>Null when it is stored.</summary>
    public async Task<ErrorReply?> Store(FileRow file, CancellationToken cancel)
    {
        // A misspelt name would put the file where no filter finds it.
        if (file.Project is { } project && await projects.Find(file.Tenant, project, cancel) is null)
            return ErrorReply.NotFound("Project with that name not found.");
        return await rows.Create(file, cancel) ? null : ErrorReply.Conflict($"The reference_id (\"{file.ReferenceId}\") is already used for a different file.");
    }
}
