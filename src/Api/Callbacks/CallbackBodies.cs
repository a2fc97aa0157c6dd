using System.Buffers;
using System.Text.Json;
using Scheduler.Api.Batches;
using Scheduler.Api.Exports;
using Scheduler.Api.Http;
using Scheduler.Api.Projects;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Callbacks;

/// <summary>
/// The JSON of a callback: the objects of the API, as they stand when it is sent, and which event this is. Receivers of the Scale
/// API read <c>task_id</c>, <c>task</c>, <c>response</c> and <c>status</c>, each some of them.
/// </summary>
internal sealed class CallbackBodies(ITaskReads tasks, IBatchStore batches, IDeliveries deliveries, IExportStore exports, Names names) : ICallbackBodies
{
    public async Task<byte[]?> Of(CallbackEvent told, int n, CancellationToken cancel) =>
        told.Task is { } task ? await OfTask(told, task, n, cancel)
        : told.Batch is { } batch ? await OfBatch(told, batch, n, cancel)
        : told.Delivery is { } delivery ? await OfDelivery(told, delivery, n, cancel)
        : null;

    private async Task<byte[]?> OfTask(CallbackEvent told, TaskId id, int n, CancellationToken cancel)
    {
        if (await tasks.Get(told.Tenant, id, cancel) is not { } row)
            return null;
        var task = await new NamedTask(row, await names.Project(told.Tenant, row.Ref.Project, cancel), await names.Batch(told.Tenant, row.Ref.Batch, cancel)).WithAnswers(tasks, cancel);
        return Write(told, n, json =>
        {
            json.WriteString("task_id", id.Value);
            json.WriteString("status", TaskStatusWords.Of(row.Status));
            json.WritePropertyName("task");
            TaskJson.Write(json, task);
            if (row is not { Status: LabelTaskStatus.Completed or LabelTaskStatus.Error, Response: { } response })
                return;
            json.WritePropertyName("response");
            json.WriteRawValue(response, skipInputValidation: true);
        });
    }

    private async Task<byte[]?> OfBatch(CallbackEvent told, BatchId id, int n, CancellationToken cancel)
    {
        if (await batches.Get(told.Tenant, id, cancel) is not { } batch)
            return null;
        var project = await names.Project(told.Tenant, batch.Project, cancel);
        return Write(told, n, json =>
        {
            json.WriteString("status", BatchWords.Of(batch.Status));
            json.WritePropertyName("batch");
            BatchJson.Write(json, batch, project);
        });
    }

    private async Task<byte[]?> OfDelivery(CallbackEvent told, DeliveryId id, int n, CancellationToken cancel)
    {
        if (await deliveries.Get(told.Tenant, id, cancel) is not { } delivery)
            return null;
        var project = await names.Project(told.Tenant, delivery.Project, cancel);
        var files = await exports.OfDeliveries(told.Tenant, [id], cancel);
        return Write(told, n, json =>
        {
            json.WriteString("status", "delivered");
            json.WritePropertyName("delivery");
            DeliveryJson.Write(json, delivery, project, files.GetValueOrDefault(id));
        });
    }

    private static byte[] Write(CallbackEvent told, int n, Action<Utf8JsonWriter> subject)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonReply.Options))
        {
            json.WriteStartObject();
            subject(json);
            json.WriteStartObject("event");
            json.WriteString("id", told.Id);
            json.WriteString("kind", CallbackWords.Of(told.Kind));
            json.WriteNumber("version", told.Version);
            json.WriteString("occurred_at", Moment.Write(told.At));
            json.WriteNumber("try", n);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
