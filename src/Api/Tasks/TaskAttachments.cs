using Scheduler.Api.Attachments;

namespace Scheduler.Api.Tasks;

/// <summary><c>include_attachment_url</c>: signed links of this server to what the task's params name, or those it inherits, beside the task.</summary>
internal static class TaskAttachments
{
    /// <returns>The task with <c>attachment_url</c>, the first link, and <c>attachment_urls</c>, all of them; as it was when it has no attachment.</returns>
    public static async ValueTask<NamedTask> WithAttachments(this NamedTask task, AttachmentLinks links, HttpRequest request, CancellationToken cancel)
    {
        var made = await links.Of(AttachedTask.Of(task.Row), cancel);
        if (made.IsEmpty)
            return task;
        var server = $"{request.Scheme}://{request.Host}";
        return task with
        {
            Extra = json =>
            {
                task.Extra?.Invoke(json);
                json.WriteString("attachment_url", server + made[0].Url);
                json.WriteStartArray("attachment_urls");
                foreach (var link in made)
                {
                    json.WriteStartObject();
                    json.WriteString("path", link.Path);
                    json.WriteString("url", server + link.Url);
                    if (link.Type is { } type)
                        json.WriteString("type", type);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
        };
    }
}
