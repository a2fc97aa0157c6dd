using System.Buffers;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Projects;
using Scheduler.Api.Tasks;
using Scheduler.Domain.Exports;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Exports;

/// <summary>Makes the task object of each task and hands it to the format.</summary>
internal sealed class ExportPen(Names names, IProjectStore projects)
{
    private readonly ArrayBufferWriter<byte> _text = new();

    public async Task Write(TaskPage page, IExportFormat format, ExportSheet sheet, CancellationToken cancel)
    {
        foreach (var task in page.Tasks)
        {
            var row = task.Answers.IsEmpty ? task.Row : task.Row with { Response = PastResponse.Of(task.Row.Plan, task.Answers, (await StoredRules.Of(task.Row, projects, cancel)).Merge) };
            var named = new NamedTask(row, await names.Project(row.Ref.Tenant, row.Ref.Project, cancel), await names.Batch(row.Ref.Tenant, row.Ref.Batch, cancel))
            {
                Answers = ConsensusAnswers.Of(row, task.Single),
            };
            _text.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_text, JsonReply.Options))
                TaskJson.Write(json, named);
            format.Write(_text.WrittenMemory, sheet);
        }
    }
}
