using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Batches;

namespace Scheduler.Api.Batches;

/// <summary>The filters of <c>GET /v1/batches</c>.</summary>
internal sealed record BatchQuery(BatchFilter Filter, string? Project, int Limit, int Offset)
{
    public static BatchQuery Read(Tenant tenant, QueryFields query)
    {
        BatchStatus? status = null;
        if (query.Text("status") is { } word && (status = BatchWords.Status(word)) is null)
            query.Problems.Add(new("unknown_status", "status", "status must be staging, in_progress or completed."));
        query.Unsupported("completed_after", "completed_before", "audited_after", "audited_before");
        return new(
            new(tenant) { Status = status, CreatedFrom = query.Time("start_time"), CreatedTo = query.Time("end_time") },
            query.Text("project"),
            query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage),
            query.Whole("offset", 0, RequestLimits.MaxOffset, 0));
    }
}
