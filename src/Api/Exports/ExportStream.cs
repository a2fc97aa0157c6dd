using System.IO.Pipelines;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Exports;

/// <summary><c>GET /api/exports/stream</c>: few tasks, sent as they are read. Nothing is kept.</summary>
internal static class ExportStream
{
    public static async Task<IResult> Get(
        Caller caller, QueryFields query, ExportPlans plans, ITaskHistory history, Names names, IProjectStore projects, TimeProvider time, CancellationToken cancel)
    {
        var format = ExportRequest.FormatOf(query.Text("format"), query.Problems);
        var asOf = ExportRequest.AsOfOf(query.Time("as_of"), time.GetUtcNow().ToMillisecond(), query.Problems);
        var wanted = TaskQuery.Read(caller.Tenant, query);
        query.Problems.AddRange(ExportFilter.Unknown(query, "format", "as_of"));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var (plan, refusal) = await plans.Make(format!, wanted, cancel);
        if (plan is null)
            return refusal!;
        if (await history.Count(plan.Filter, asOf, ExportLimits.MaxStreamTasks + 1, cancel) > ExportLimits.MaxStreamTasks)
            return ErrorReply.BadRequest($"There are more than {ExportLimits.MaxStreamTasks} tasks; make an export by POST /api/exports.");
        return new Reply(plan, asOf, new ExportSource(history), new ExportPen(names, projects));
    }

    /// <summary>A format of several sections is read several times, so that none has to wait in memory for the one before.</summary>
    private sealed class Reply(ExportPlan plan, DateTimeOffset asOf, ExportSource source, ExportPen pen) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, cancel) = (httpContext.Response, httpContext.RequestAborted);
            response.ContentType = plan.Format.MediaType;
            response.Headers.ContentDisposition = $"attachment; filename=\"export.{plan.Format.Extension}\"";
            for (var section = 0; section < plan.Format.Sections; section++)
            {
                var sheet = new ExportSheet(ExportMark.Start(plan.Format, plan.Labels));
                plan.Format.Begin(sheet);
                await foreach (var page in source.Pages(plan.Filter, asOf, null, cancel))
                {
                    await pen.Write(page, plan.Format, sheet, cancel);
                    await Send(sheet, section, response.BodyWriter, cancel);
                }

                plan.Format.End(sheet);
                await Send(sheet, section, response.BodyWriter, cancel);
            }
        }

        private static async Task Send(ExportSheet sheet, int section, PipeWriter body, CancellationToken cancel)
        {
            await body.WriteAsync(sheet.Fresh(section), cancel);
            sheet.Taken();
        }
    }
}
